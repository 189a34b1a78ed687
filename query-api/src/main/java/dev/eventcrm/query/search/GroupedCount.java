package dev.eventcrm.query.search;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts of documents by the values that they have, exact and complete however many values there are.
 *
 * @param keys by what to count; a document that lacks an {@link Interval}'s field is in no cell
 * @param measures what to count in every cell beside documents
 */
public record GroupedCount(List<Key> keys, List<Measure> measures) {
    /** Copies the lists. */
    public GroupedCount {
        keys = List.copyOf(keys);
        measures = List.copyOf(measures);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("nothing to count by");
        }
    }

    /** By what documents are counted. */
    public sealed interface Key {
        /** The field. */
        String field();
    }

    /**
     * By the value of a field. Documents without it are counted too, under null.
     *
     * @param field a keyword
     */
    public record ByValue(String field) implements Key {}

    /**
     * By the time that a field lies in.
     *
     * @param field an instant
     * @param unit how long a time is
     * @param zone where it begins
     */
    public record Interval(String field, Unit unit, ZoneId zone) implements Key {}

    /** How long a time is. */
    public enum Unit {
        /** An hour of the clock. */
        HOUR,
        /** A day of the calendar, which has 23 or 25 hours when clocks change. */
        DAY,
        /** A week that begins on Monday. */
        WEEK
    }

    /** What is counted in a cell. */
    public sealed interface Measure {
        /** The field. */
        String field();
    }

    /**
     * Documents that have the field.
     *
     * @param field any field of a document
     */
    public record Having(String field) implements Measure {}

    /**
     * The sum of a field's values.
     *
     * @param field a whole number
     */
    public record Sum(String field) implements Measure {}

    /**
     * The documents that have one value of each key.
     *
     * @param keys the values: a string, for an interval the {@link java.time.Instant} at which it begins, or null
     * @param documents how many they are
     * @param measures what else was counted
     */
    public record Bucket(List<@Nullable Object> keys, long documents, Map<Measure, Long> measures) {
        /** What was counted by that measure. */
        public long get(Measure measure) {
            return measures.getOrDefault(measure, 0L);
        }
    }
}
