package dev.eventcrm.table.probe;

import dev.eventcrm.table.retry.Backoff;
import dev.eventcrm.table.retry.OutageLog;
import dev.eventcrm.table.retry.Reason;
import dev.eventcrm.table.retry.RetryableCall;
import dev.eventcrm.table.retry.RetryableCall.RetryLater;
import dev.eventcrm.table.retry.RetryableCall.Success;
import dev.eventcrm.table.retry.ShutdownSignal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;

/**
 * Looks at one dependency from the start of the program to its end, and keeps what it saw. Health reads that: however many
 * clients ask for health, and however often, the dependency gets no further request.
 *
 * <p>One look at a time, in one loop; a look that is late is waited for, not repeated. The loop survives whatever a look
 * throws. Should it end before the program does, liveness is {@link LivenessState#BROKEN}.
 */
public final class DependencyProbe implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(DependencyProbe.class);

    /** How long a look under way may take once the program is to end. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final OutageLog dependency;
    private final RetryableCall<?> look;
    private final ProbeSettings settings;
    private final ProbePace pace;
    private final Clock clock;
    private final RandomGenerator random;
    private final ApplicationEventPublisher events;
    private final ShutdownSignal stop = new ShutdownSignal();
    private volatile @Nullable Seen seen;
    private volatile @Nullable Instant lookingSince;
    private volatile boolean hasEnded;
    private volatile @Nullable Thread loop;

    /**
     * A probe that does not look yet.
     *
     * @param dependency what is looked at; its log has one line when it is found away and one when it is back
     * @param look one cheap request to the data plane; its cost must not grow with the data
     * @param settings how often to look
     * @param clock the time
     * @param random jitter
     * @param events where the end of the loop is published
     */
    public DependencyProbe(
            OutageLog dependency,
            RetryableCall<?> look,
            ProbeSettings settings,
            Clock clock,
            RandomGenerator random,
            ApplicationEventPublisher events) {
        this.dependency = dependency;
        this.look = look;
        this.settings = settings;
        this.pace = new ProbePace(settings);
        this.clock = clock;
        this.random = random;
        this.events = events;
    }

    /**
     * What a look saw.
     *
     * @param lack what was missing; null when nothing
     * @param at when the look ended
     */
    private record Seen(@Nullable String lack, Instant at) {}

    /**
     * What is known of the dependency.
     *
     * @param lack why it cannot be relied on; empty when it is well
     * @param seenAt when the last look ended; empty before that
     */
    public record Knowledge(Optional<String> lack, Optional<Instant> seenAt) {
        /** Whether the dependency is there, with all that it needs. */
        public boolean isWell() {
            return lack.isEmpty();
        }
    }

    /** What is known of the dependency now. Costs nothing. */
    public Knowledge knowledge() {
        Seen last = seen;
        return new Knowledge(lack(last), Optional.ofNullable(last).map(Seen::at));
    }

    private Optional<String> lack(@Nullable Seen last) {
        Instant since = lookingSince;
        if (hasEnded) {
            return Optional.of("no longer looked at: its probe has ended");
        }
        if (since != null && Duration.between(since, clock.instant()).compareTo(settings.overdue()) >= 0) {
            return Optional.of("no answer since " + since);
        }
        return last == null ? Optional.of("not looked at yet") : Optional.ofNullable(last.lack());
    }

    @Override
    public void start() {
        loop = Thread.ofVirtual().name("probe of " + dependency.name()).start(this::run);
    }

    private void run() {
        try {
            while (!stop.isRaised()) {
                rest(round());
            }
        } finally {
            if (!stop.isRaised()) {
                hasEnded = true;
                AvailabilityChangeEvent.publish(events, this, LivenessState.BROKEN);
            }
        }
    }

    /** Looks once; gives the pause that follows. */
    private Duration round() {
        Instant begin = clock.instant();
        lookingSince = begin;
        String lack = lookOnce();
        Instant end = clock.instant();
        lookingSince = null;
        if (!stop.isRaised()) {
            // What the end of the program cuts short says nothing about the dependency.
            keep(new Seen(lack, end));
        }
        return pace.after(lack == null, Duration.between(begin, end));
    }

    private @Nullable String lookOnce() {
        try {
            return switch (look.make()) {
                case Success<?> _ -> null;
                case RetryLater<?>(String reason) -> reason;
            };
        } catch (Throwable e) {
            String reason = Reason.of(e);
            Seen last = seen;
            if (!stop.isRaised() && (last == null || !reason.equals(last.lack()))) {
                LOG.error("looking at {} failed; it goes on", dependency.name(), e);
            }
            return reason;
        }
    }

    private void keep(Seen found) {
        seen = found;
        if (found.lack() == null) {
            dependency.probeAnswered();
        } else {
            dependency.probeMissed(found.lack());
        }
    }

    private void rest(Duration pause) {
        try {
            stop.raisedWithin(Backoff.halfJitter(pause, random));
        } catch (InterruptedException _) {
            LOG.debug("woken before the pause was over");
        }
    }

    /** Ends the loop, once the look under way is done, or has been given a moment to be. */
    @Override
    public void stop() {
        stop.raise();
        Thread looking = loop;
        if (looking == null) {
            return;
        }
        try {
            if (!looking.join(GRACE)) {
                looking.interrupt();
            }
        } catch (InterruptedException _) {
            looking.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return loop != null && !stop.isRaised();
    }
}
