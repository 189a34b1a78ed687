package dev.eventcrm.query.search;

import dev.eventcrm.http.query.Parameters;
import dev.eventcrm.schema.api.Ids;
import dev.eventcrm.schema.item.Texts;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A value that a field is compared with, of the field's type. */
public sealed interface Value {
    /** The first instant that a filter may name. */
    Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    /** The instant after the last one that a filter may name. */
    Instant TOO_LATE = Instant.parse("9999-01-01T00:00:00Z");

    /**
     * Text, for {@link FieldType.Text}, {@link FieldType.Exact}, {@link FieldType.Choice} and {@link
     * FieldType.Participation}.
     *
     * @param text 1 to {@link Parameters#LONGEST_VALUE} characters
     */
    record Text(String text) implements Value {
        /** With its length, so that no text can pass for two in what a cursor remembers of a query. */
        @Override
        public String toString() {
            return text.length() + ":" + text;
        }
    }

    /**
     * A number, for {@link FieldType.Count}.
     *
     * @param count 0 or more
     */
    record Count(int count) implements Value {}

    /**
     * An instant, for {@link FieldType.Time}.
     *
     * @param instant of the years 1 to 9998
     */
    record Time(Instant instant) implements Value {}

    /** The moment at which the search is made, whenever that is: a search that is continued later is still the same. */
    record Now() implements Value {}

    /**
     * Reads a value from a query string.
     *
     * @param type the field's type
     * @param given text that is not blank
     * @return null when it is not what {@link #expected} says
     */
    static @Nullable Value of(FieldType type, String given) {
        return switch (type) {
            case FieldType.Count _ -> count(given.strip());
            case FieldType.Time _ -> time(given.strip());
            case FieldType.Text _, FieldType.Exact _, FieldType.Choice _, FieldType.Participation _ ->
                text(type, given);
        };
    }

    /**
     * Reads a value from a body. Nothing is coerced: a number in quotes is text.
     *
     * @param type the field's type
     * @param given any JSON value
     * @return null when it is not what {@link #expected} says
     */
    static @Nullable Value of(FieldType type, JsonNode given) {
        return switch (type) {
            case FieldType.Count _ ->
                given.isIntegralNumber() && given.canConvertToInt() && given.intValue() >= 0
                        ? new Count(given.intValue())
                        : null;
            case FieldType.Time _ -> given.isString() ? time(given.stringValue()) : null;
            case FieldType.Text _, FieldType.Exact _, FieldType.Choice _, FieldType.Participation _ ->
                given.isString() ? text(type, given.stringValue()) : null;
        };
    }

    /**
     * What a value of that type has to be.
     *
     * @param type the field's type
     * @return words that follow the field's name
     */
    static String expected(FieldType type) {
        return switch (type) {
            case FieldType.Count _ -> "must be a whole number from 0 to " + Integer.MAX_VALUE;
            case FieldType.Time _ -> "must be an instant with its zone, such as 2026-08-01T09:00:00Z";
            case FieldType.Choice(var values) -> "must be one of " + String.join(", ", values);
            case FieldType.Participation _ -> "must be an event's id: " + Ids.EXPECTED.replace("must be ", "");
            case FieldType.Text _, FieldType.Exact _ ->
                "must be a string of 1 to " + Parameters.LONGEST_VALUE + " characters";
        };
    }

    private static @Nullable Value text(FieldType type, String given) {
        boolean isFit = !given.isBlank()
                && given.length() <= Parameters.LONGEST_VALUE
                && StandardCharsets.UTF_8.newEncoder().canEncode(given)
                && switch (type) {
                    case FieldType.Choice(var values) -> values.contains(given);
                    case FieldType.Participation _ -> Ids.isValid(given);
                    case FieldType.Text _, FieldType.Exact _, FieldType.Count _, FieldType.Time _ -> true;
                };
        return isFit ? new Text(type instanceof FieldType.Text ? Texts.line(given) : given) : null;
    }

    private static @Nullable Value count(String given) {
        try {
            int count = Integer.parseInt(given);
            return count < 0 ? null : new Count(count);
        } catch (NumberFormatException _) {
            return null;
        }
    }

    private static @Nullable Value time(String given) {
        try {
            Instant instant = Instant.parse(given);
            return instant.isBefore(EARLIEST) || !instant.isBefore(TOO_LATE) ? null : new Time(instant);
        } catch (DateTimeException _) {
            return null;
        }
    }
}
