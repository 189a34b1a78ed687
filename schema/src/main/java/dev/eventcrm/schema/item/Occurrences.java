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
public record Occurrences(Instant first, Instant last, int count) {
    /**
     * That it happened once.
     *
     * @param at when
     */
    public static Occurrences of(Instant at) {
        return new Occurrences(at, at, 1);
    }

    /**
     * These moments and those. It does not matter which come first.
     *
     * @param other the others
     */
    public Occurrences and(Occurrences other) {
        return new Occurrences(
                first.isBefore(other.first) ? first : other.first,
                last.isAfter(other.last) ? last : other.last,
                count + other.count);
    }

    static Occurrences parse(String text) {
        String[] parts = text.split(" ", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("not two instants and a count: " + text);
        }
        try {
            return new Occurrences(Instant.parse(parts[0]), Instant.parse(parts[1]), Integer.parseInt(parts[2]));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not an instant: " + text, e);
        }
    }

    String text() {
        return first + " " + last + " " + count;
    }
}
