package dev.eventcrm.launcher.sample;

import dev.eventcrm.launcher.sample.Campaigns.Campaign;
import dev.eventcrm.launcher.sample.Gateway.Answer;
import dev.eventcrm.launcher.sample.People.Person;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Fills a running Event CRM with sample data, through its gateway. A run that was interrupted goes on when it is started again
 * with the same settings: it skips over what a search finds already.
 */
public final class SampleRun {
    /** What {@code POST /users/batch} and {@code POST /events/{id}/registrations/batch} take at once. */
    static final int BATCH = 49;
    /** One is written while the next is read and checked; in DynamoDB Local more would wait for the lock on the table. */
    private static final int BATCHES_IN_FLIGHT = 2;
    /** How many are asked for at once to see what is there; of people, one of each batch. */
    private static final int WINDOW = 16;

    private static final Duration LONGEST_INDEXING = Duration.ofMinutes(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final SampleSettings settings;
    private final Progress progress;
    private final Gateway gateway;
    /** The newest consistency token of each kind of request. */
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    public SampleRun(SampleSettings settings, Progress progress) {
        this.settings = settings;
        this.progress = progress;
        this.gateway = new Gateway(settings.gateway());
    }

    private interface Request<T> {
        /** One outcome for each person, event or registration that it holds. */
        List<Outcome> send(T thing) throws InterruptedException;
    }

    private interface Question<T, R> {
        Optional<R> ask(T thing) throws InterruptedException;
    }

    /** The body of {@code POST /users/batch}. */
    private record PeopleBody(List<Person> users) {}

    /** The body of {@code POST /events/{id}/registrations/batch}. */
    private record RegistrationsBody(List<String> userIds, boolean waitlist) {}

    private record Registrations(String eventId, List<String> userIds) {}

    /** The body of {@code PUT /events/{id}} that ends an event, and moves one that is over to its day. */
    private record Closing(String status, Instant startAt, Instant endAt) {}

    /** An event as the search shows it: its status, and how many hold a seat or wait. */
    private record FoundEvent(String status, int people) {}

    /**
     * Creates people, then events, then registrations, gives past events their last status, waits for the search, and sends
     * campaigns to parts of the people.
     *
     * @throws IOException if nothing answers at the gateway's address; the message is for users
     */
    public Summary run() throws IOException, InterruptedException {
        if (!gateway.answers()) {
            throw new IOException("nothing answers at %s; ./crm up starts the stack".formatted(settings.gateway()));
        }
        Events events = new Events(settings.seed(), settings.people(), settings.today());
        List<PlannedEvent> planned = IntStream.rangeClosed(1, settings.events())
                .mapToObj(events::event)
                .toList();
        List<Summary.Part> parts = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        parts.add(people());
        Map<String, FoundEvent> found = foundEvents(planned);
        parts.add(events(planned, found));
        parts.add(registrations(planned, found));
        parts.add(closings(planned, found));
        if (searchable(remarks) && settings.campaigns()) {
            parts.add(campaigns(planned, remarks));
        }
        return new Summary(parts, remarks);
    }

    private Summary.Part people() throws InterruptedException {
        List<Integer> firsts = IntStream.iterate(1, number -> number <= settings.people(), number -> number + BATCH)
                .boxed()
                .toList();
        // A batch is stored as a whole or not at all: one person stands for all.
        List<Optional<Answer>> there = find(
                firsts,
                first -> Optional.of(gateway.get("/users/" + People.id(settings.seed(), last(first))))
                        .filter(Answer::isDone));
        List<Integer> open = new ArrayList<>();
        int skipped = 0;
        for (int i = 0; i < firsts.size(); i++) {
            if (there.get(i).isEmpty()) {
                open.add(firsts.get(i));
            } else {
                skipped += last(firsts.get(i)) - firsts.get(i) + 1;
            }
        }
        People people = new People(settings.seed());
        return sendAll(
                "people",
                settings.people(),
                skipped,
                BATCHES_IN_FLIGHT,
                open.stream()
                        .map(first -> IntStream.rangeClosed(first, last(first))
                                .mapToObj(people::person)
                                .toList())
                        .iterator(),
                batch -> noted("people", gateway.post("/users/batch", new PeopleBody(batch)))
                        .outcomes(batch.size()));
    }

    /** The last person of the batch that begins with this one. */
    private int last(int first) {
        return Math.min(first + BATCH - 1, settings.people());
    }

    private Map<String, FoundEvent> foundEvents(List<PlannedEvent> planned) throws InterruptedException {
        List<Optional<FoundEvent>> there = find(
                planned,
                event -> Optional.of(gateway.get("/events/" + event.event().id()))
                        .filter(Answer::isDone)
                        .map(Answer::json)
                        .map(shown -> new FoundEvent(
                                shown.path("status").asString(""),
                                shown.path("registeredCount").asInt(0)
                                        + shown.path("waitlistedCount").asInt(0))));
        Map<String, FoundEvent> found = new LinkedHashMap<>();
        for (int i = 0; i < planned.size(); i++) {
            String id = planned.get(i).event().id();
            there.get(i).ifPresent(event -> found.put(id, event));
        }
        return found;
    }

    private Summary.Part events(List<PlannedEvent> planned, Map<String, FoundEvent> found) throws InterruptedException {
        return sendAll(
                "events",
                planned.size(),
                found.size(),
                settings.inFlight(),
                planned.stream()
                        .filter(event -> !found.containsKey(event.event().id()))
                        .iterator(),
                event -> List.of(
                        noted("events", gateway.post("/events", event.event())).outcome()));
    }

    /** In a mixed order: batches of one event, sent together, would only wait for each other at its seat count. */
    private Summary.Part registrations(List<PlannedEvent> planned, Map<String, FoundEvent> found)
            throws InterruptedException {
        List<Registrations> batches = new ArrayList<>();
        int total = 0;
        int skipped = 0;
        for (PlannedEvent event : planned) {
            List<String> attendees = event.attendees();
            FoundEvent there = found.get(event.event().id());
            total += attendees.size();
            if (there != null && there.people() >= attendees.size()) {
                skipped += attendees.size();
                continue;
            }
            for (int from = 0; from < attendees.size(); from += BATCH) {
                batches.add(new Registrations(
                        event.event().id(), attendees.subList(from, Math.min(from + BATCH, attendees.size()))));
            }
        }
        Collections.shuffle(batches, new Random(settings.seed()));
        return sendAll(
                "registrations",
                total,
                skipped,
                BATCHES_IN_FLIGHT,
                batches.iterator(),
                batch -> noted(
                                "registrations",
                                gateway.post(
                                        "/events/" + batch.eventId() + "/registrations/batch",
                                        new RegistrationsBody(batch.userIds(), true)))
                        .outcomes(batch.userIds().size()));
    }

    /** An event that has another status than at its creation is left as it is. */
    private Summary.Part closings(List<PlannedEvent> planned, Map<String, FoundEvent> found)
            throws InterruptedException {
        List<PlannedEvent> over =
                planned.stream().filter(PlannedEvent::changesAtLast).toList();
        List<PlannedEvent> open = over.stream()
                .filter(event -> {
                    FoundEvent there = found.get(event.event().id());
                    return there == null || there.status().equals(event.event().status());
                })
                .toList();
        return sendAll(
                "closings",
                over.size(),
                over.size() - open.size(),
                settings.inFlight(),
                open.iterator(),
                event -> List.of(noted(
                                "closings",
                                gateway.put(
                                        "/events/" + event.event().id(),
                                        new Closing(event.lastStatus(), event.startAt(), event.endAt())))
                        .outcome()));
    }

    /** Waits until the search shows what this run has changed. */
    private boolean searchable(List<String> remarks) throws InterruptedException {
        long deadline = System.nanoTime() + LONGEST_INDEXING.toNanos();
        String token = String.join(",", tokens.values());
        long shown = 0;
        long total;
        try (Progress.Steps steps = progress.begin("searchable", settings.people(), 0)) {
            while (true) {
                total = gateway.getOnce("/users?limit=1").json().path("total").asLong(0);
                long now = Math.min(total, settings.people());
                if (now > shown) {
                    steps.step(now - shown);
                    shown = now;
                }
                if (token.isEmpty()
                        || gateway.getOnce("/users?limit=1", "Consistency-Token", token, "Prefer", "wait=5")
                                .isDone()) {
                    remarks.add("A search finds %,d people, with all that this run has changed."
                            .formatted(gateway.getOnce("/users?limit=1")
                                    .json()
                                    .path("total")
                                    .asLong(total)));
                    return true;
                }
                if (System.nanoTime() > deadline) {
                    remarks.add(
                            "After %d minutes a search finds %,d people: the indexer is still catching up. Campaigns need the search: run this command again later."
                                    .formatted(LONGEST_INDEXING.toMinutes(), total));
                    return false;
                }
                Thread.sleep(BETWEEN_LOOKS);
            }
        }
    }

    private Summary.Part campaigns(List<PlannedEvent> planned, List<String> remarks) throws InterruptedException {
        AtomicLong mails = new AtomicLong();
        List<Campaign> campaigns = new ArrayList<>();
        for (Campaign campaign : new Campaigns(settings.seed()).campaigns(planned)) {
            // A few people may have none in Chicago.
            if (total("/users?limit=1&" + campaign.audience()) > 0) {
                campaigns.add(campaign);
            }
        }
        Summary.Part part = sendAll("campaigns", campaigns.size(), 0, 1, campaigns.iterator(), campaign -> {
            if (total("/campaigns?limit=1&" + campaign.search()) > 0) {
                return List.of(new Outcome.AlreadyThere());
            }
            Answer answer = gateway.post("/emails/send", campaign.body(), "Idempotency-Key", Campaigns.key(campaign));
            mails.addAndGet(answer.json().path("recipientCount").asLong(0));
            return List.of(answer.outcome());
        });
        if (mails.get() > 0) {
            remarks.add("%,d mails are being sent, at the rate of the sender; GET /campaigns shows the progress."
                    .formatted(mails.get()));
        }
        return part;
    }

    private long total(String search) throws InterruptedException {
        return gateway.get(search).json().path("total").asLong(0);
    }

    private Answer noted(String kind, Answer answer) {
        if (answer.isDone() && !answer.token().isEmpty()) {
            tokens.put(kind, answer.token());
        }
        return answer;
    }

    /**
     * Asks for things in their order, a window at a time, until a whole window is not there: they are made in this order, so
     * nothing that follows is.
     */
    private <T, R> List<Optional<R>> find(List<T> things, Question<T, R> question) throws InterruptedException {
        List<Optional<R>> found = new ArrayList<>(Collections.nCopies(things.size(), Optional.empty()));
        try (ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor()) {
            boolean any = true;
            for (int from = 0; any && from < things.size(); from += WINDOW) {
                List<Future<Optional<R>>> window = new ArrayList<>();
                for (T thing : things.subList(from, Math.min(from + WINDOW, things.size()))) {
                    window.add(asking.submit(() -> question.ask(thing)));
                }
                any = false;
                for (int i = 0; i < window.size(); i++) {
                    Optional<R> there = window.get(i).get();
                    found.set(from + i, there);
                    any |= there.isPresent();
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        return found;
    }

    private <T> Summary.Part sendAll(
            String name, int total, int skipped, int inFlight, Iterator<T> things, Request<T> request)
            throws InterruptedException {
        OutcomeCounter tally = new OutcomeCounter(skipped);
        long begun = System.nanoTime();
        AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
        Semaphore places = new Semaphore(inFlight);
        try (Progress.Steps steps = progress.begin(name, total, skipped);
                ExecutorService sending = Executors.newVirtualThreadPerTaskExecutor()) {
            while (things.hasNext() && failure.get() == null) {
                T thing = things.next();
                places.acquire();
                sending.execute(() -> {
                    try {
                        long sent = System.nanoTime();
                        List<Outcome> outcomes = request.send(thing);
                        tally.took(System.nanoTime() - sent);
                        outcomes.forEach(tally::count);
                        steps.step(outcomes.size());
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    } catch (RuntimeException e) {
                        failure.compareAndSet(null, e);
                    } finally {
                        places.release();
                    }
                });
            }
        }
        RuntimeException failed = failure.get();
        if (failed != null) {
            throw failed;
        }
        return tally.summed(name, Duration.ofNanos(System.nanoTime() - begun));
    }
}
