package dev.eventcrm.table.retry;

import dev.eventcrm.table.retry.RetryableCall.RetryLater;
import dev.eventcrm.table.retry.RetryableCall.Success;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Tries again for as long as it takes, with pauses that grow exponentially and carry jitter, so that many who wait do not
 * come back at once.
 */
public final class RetryLoop {
    private final RetrySettings settings;
    private final ShutdownSignal stop;
    private final Clock clock;
    private final RandomGenerator random;
    private final @Nullable Duration reminder;

    /**
     * A loop that logs when a wait begins and when it ends.
     *
     * @param settings the pauses
     * @param stop ends every wait
     * @param clock the time
     * @param random jitter
     */
    public RetryLoop(RetrySettings settings, ShutdownSignal stop, Clock clock, RandomGenerator random) {
        this(settings, stop, clock, random, null);
    }

    private RetryLoop(
            RetrySettings settings,
            ShutdownSignal stop,
            Clock clock,
            RandomGenerator random,
            @Nullable Duration reminder) {
        this.settings = settings;
        this.stop = stop;
        this.clock = clock;
        this.random = random;
        this.reminder = reminder;
    }

    /** The same, but it also repeats from time to time that the wait goes on. */
    public RetryLoop reminding() {
        return new RetryLoop(settings, stop, clock, random, settings.reminder());
    }

    /**
     * Tries until it is done.
     *
     * @param dependency what is waited for while it is not
     * @param attempt what to try
     * @return what it gave
     * @throws InterruptedException when the program ends first
     */
    public <T> T until(OutageLog dependency, RetryableCall<T> attempt) throws InterruptedException {
        Instant begin = clock.instant();
        Instant loggedAt = null;
        boolean isBack = false;
        try {
            for (int failures = 1; ; failures++) {
                switch (attempt.make()) {
                    case Success<T>(T value) -> {
                        isBack = true;
                        return value;
                    }
                    case RetryLater<T>(String reason) -> {
                        loggedAt = logWait(dependency, begin, loggedAt, reason);
                        if (stop.raisedWithin(Backoff.halfJitter(settings.pauseAfter(failures), random))) {
                            throw new InterruptedException("ended while waiting for " + dependency.name());
                        }
                    }
                }
            }
        } finally {
            if (loggedAt != null) {
                dependency.end(isBack);
            }
        }
    }

    /**
     * Calls AWS until it answers.
     *
     * @param dependency what is called
     * @param call the call; its {@link SdkException} means: not yet
     * @return the answer
     * @throws InterruptedException when the program ends first
     */
    public <T> T untilAnswered(OutageLog dependency, Supplier<T> call) throws InterruptedException {
        return until(dependency, () -> {
            try {
                return new Success<>(call.get());
            } catch (SdkException e) {
                return new RetryLater<>(Reason.of(e));
            }
        });
    }

    /**
     * Pauses.
     *
     * @param pause for how long
     * @throws InterruptedException when the program ends first
     */
    public void pause(Duration pause) throws InterruptedException {
        if (stop.raisedWithin(pause)) {
            throw new InterruptedException("ended during a pause");
        }
    }

    private @Nullable Instant logWait(OutageLog dependency, Instant begin, @Nullable Instant loggedAt, String reason) {
        Instant now = clock.instant();
        if (loggedAt == null) {
            if (Duration.between(begin, now).compareTo(settings.quiet()) < 0) {
                return null;
            }
            dependency.begin(reason);
            return now;
        }
        if (reminder != null && Duration.between(loggedAt, now).compareTo(reminder) >= 0) {
            dependency.remind(reason);
            return now;
        }
        return loggedAt;
    }
}
