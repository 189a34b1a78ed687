package dev.eventcrm.launcher.stack;

import java.time.Duration;

/**
 * How long a dead program waits before it is started again: the wait doubles with each death in a row.
 *
 * @param first the wait after the first death
 * @param longest the wait never exceeds it
 * @param forgetAfter a program that ran for so long begins again with the first wait
 */
record Backoff(Duration first, Duration longest, Duration forgetAfter) {
    static final Backoff STANDARD = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30), Duration.ofMinutes(1));

    private static final int MAX_DOUBLINGS = 30;

    /** The deaths in a row after one more death, of a program that had run for {@code stood}. */
    int deathsInARow(int before, Duration stood) {
        return stood.compareTo(forgetAfter) >= 0 ? 1 : before + 1;
    }

    /** The wait after so many deaths in a row, at least one. */
    Duration waitAfter(int deathsInARow) {
        int doublings = Math.min(deathsInARow - 1, MAX_DOUBLINGS);
        Duration wait = first.multipliedBy(1L << doublings);
        return wait.compareTo(longest) < 0 ? wait : longest;
    }
}
