package dev.eventcrm.launcher.sample;

import java.net.URI;
import java.time.LocalDate;

/**
 * What sample data is wanted, and where.
 *
 * @param gateway its address, without a path
 * @param people how many, at least one
 * @param events how many, at least 0; {@link #eventsFor} is a realistic number
 * @param seed names the data: the same seed gives the same people, events and registrations
 * @param today events lie up to a year before and after it
 * @param inFlight how many requests that are no batches are under way at once, at least one
 */
public record SampleSettings(
        URI gateway, int people, int events, boolean campaigns, long seed, LocalDate today, int inFlight) {
    private static final int FEWEST_EVENTS = 50;
    private static final int PEOPLE_FOR_EACH_EVENT = 100;

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException naming the one that is wrong, and what would be right
     */
    public SampleSettings {
        require(people >= 1, "people", people, "at least 1");
        require(events >= 0, "events", events, "at least 0");
        require(inFlight >= 1, "inFlight", inFlight, "at least 1");
    }

    /** How many events so many people go to: with these, each registers for one or two. */
    public static int eventsFor(int people) {
        return Math.max(FEWEST_EVENTS, people / PEOPLE_FOR_EACH_EVENT);
    }

    private static void require(boolean holds, String name, int value, String right) {
        if (!holds) {
            throw new IllegalArgumentException("%s is %d, but must be %s".formatted(name, value, right));
        }
    }
}
