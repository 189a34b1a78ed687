package dev.eventcrm.schema.item;

import java.time.DateTimeException;
import java.time.Instant;

/**
 * When something happened, however often and in whatever order it is told.
 *
 * @param first the first moment
 * @param last the last moment
 * @param count how often; at least 1
 */
public record Moments(Instant first, Instant last, int count) {
    /**
     * That it happened once.
     *
     * @param at when
     */
    public static Moments of(Instant at) {
        return new Moments(at, at, 1);
    }

    /**
     * These moments and those. It does not matter which come first.
     *
     * @param other the others
     */
    public Moments and(Moments other) {
        return new Moments(
                first.isBefore(other.first) ? first : other.first,
                last.isAfter(other.last) ? last : other.last,
                count + other.count);
    }

    static Moments parse(String text) {
        String[] parts = text.split(" ", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("not two instants and a count: " + text);
        }
        try {
            return new Moments(Instant.parse(parts[0]), Instant.parse(parts[1]), Integer.parseInt(parts[2]));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not an instant: " + text, e);
        }
    }

    String text() {
        return first + " " + last + " " + count;
    }
}
