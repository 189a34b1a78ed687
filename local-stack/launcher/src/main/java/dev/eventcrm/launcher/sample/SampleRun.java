package dev.eventcrm.launcher.sample;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;

/** Fills a running Event CRM with sample data, through its gateway. */
public final class SampleRun {
    private final SampleSettings settings;
    private final Progress progress;
    private final Gateway gateway;

    /**
     * Prepares a run.
     *
     * @param settings what, and where
     * @param progress told of each answer
     */
    public SampleRun(SampleSettings settings, Progress progress) {
        this.settings = settings;
        this.progress = progress;
        this.gateway = new Gateway(settings.gateway());
    }

    private interface Request<T> {
        Outcome send(T thing) throws InterruptedException;
    }

    /**
     * Creates people, then events, then registrations, then gives past events their last status.
     *
     * @return what became of it all
     * @throws IOException if nobody answers at the gateway's address; the message is fit for a person
     */
    public Summary run() throws IOException, InterruptedException {
        if (!gateway.answers()) {
            throw new IOException(
                    "nobody answers at %s; is the stack up? ./crm up starts it".formatted(settings.gateway()));
        }
        People people = new People(settings.seed());
        Events events = new Events(settings.seed(), settings.people(), settings.today());
        List<PlannedEvent> planned = IntStream.rangeClosed(1, settings.events())
                .mapToObj(events::event)
                .toList();
        List<Registration> registrations = registrations(planned);
        Set<String> touched = ConcurrentHashMap.newKeySet();
        List<Summary.Part> parts = new ArrayList<>();
        parts.add(sendAll(
                "people",
                settings.people(),
                IntStream.rangeClosed(1, settings.people())
                        .mapToObj(people::person)
                        .iterator(),
                person -> gateway.post("/users", person)));
        parts.add(sendAll(
                "events",
                planned.size(),
                planned.iterator(),
                event -> noted(
                        gateway.post("/events", event.event()), event.event().id(), touched)));
        parts.add(sendAll(
                "registrations",
                registrations.size(),
                registrations.iterator(),
                place -> noted(
                        gateway.post("/events/" + place.eventId() + "/register", place.body()),
                        place.eventId(),
                        touched)));
        // What an earlier run closed, and someone may have changed since, is left as it is.
        List<PlannedEvent> over = planned.stream()
                .filter(event ->
                        event.changesStatus() && touched.contains(event.event().id()))
                .toList();
        parts.add(sendAll(
                "closings",
                over.size(),
                over.iterator(),
                event -> gateway.put("/events/" + event.event().id(), new Closing(event.lastStatus()))));
        return new Summary(parts);
    }

    private static Outcome noted(Outcome outcome, String eventId, Set<String> touched) {
        if (outcome instanceof Outcome.Done) {
            touched.add(eventId);
        }
        return outcome;
    }

    /** The body of {@code PUT /events/{id}} that ends an event. */
    private record Closing(String status) {}

    /** In a mixed order: those of one event, sent together, would only wait for each other at its seat count. */
    private List<Registration> registrations(List<PlannedEvent> planned) {
        List<Registration> all = new ArrayList<>();
        for (PlannedEvent event : planned) {
            event.attendees()
                    .forEach(userId -> all.add(new Registration(event.event().id(), userId)));
        }
        Collections.shuffle(all, new Random(settings.seed()));
        return all;
    }

    private <T> Summary.Part sendAll(String name, int total, Iterator<T> things, Request<T> request)
            throws InterruptedException {
        Tally tally = new Tally();
        long begun = System.nanoTime();
        Semaphore places = new Semaphore(settings.inFlight());
        try (Progress.Steps steps = progress.begin(name, total);
                ExecutorService sending = Executors.newVirtualThreadPerTaskExecutor()) {
            while (things.hasNext()) {
                T thing = things.next();
                places.acquire();
                sending.execute(() -> {
                    try {
                        tally.count(request.send(thing));
                        steps.step();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    } finally {
                        places.release();
                    }
                });
            }
        }
        return tally.summed(name, Duration.ofNanos(System.nanoTime() - begun));
    }
}
