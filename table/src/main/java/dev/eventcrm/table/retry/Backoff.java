package dev.eventcrm.table.retry;

import java.time.Duration;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.retries.api.BackoffStrategy;

/**
 * Pauses between attempts: each is twice as long as the one before it, in whole milliseconds. Jitter comes from the caller's
 * generator, so that a test with a seed gets the same pauses every time.
 *
 * @param first the pause after the first failure; above 0
 * @param longest where pauses stop growing; above 0
 */
public record Backoff(Duration first, Duration longest) {
    /**
     * The pause before the next attempt, without jitter.
     *
     * @param failures how many attempts have failed, at least 1
     */
    public Duration pauseAfter(int failures) {
        // The SDK counts attempts, and the first has no pause before it.
        return BackoffStrategy.exponentialDelayWithoutJitter(first, longest).computeDelay(failures + 1);
    }

    /**
     * The pause before the next attempt with full jitter: between none and all of it (AWS Architecture Blog, "Exponential
     * Backoff and Jitter").
     *
     * @param failures how many attempts have failed, at least 1
     * @param random jitter
     */
    public Duration fullJitterAfter(int failures, RandomGenerator random) {
        return Duration.ofMillis(random.nextLong(pauseAfter(failures).toMillis() + 1));
    }

    /**
     * A pause with half jitter: between half and all of it.
     *
     * @param pause the pause
     * @param random jitter
     */
    public static Duration halfJitter(Duration pause, RandomGenerator random) {
        return Duration.ofNanos(random.nextLong(pause.toNanos() / 2, pause.toNanos() + 1));
    }
}
