package dev.eventcrm.http.command;

import dev.eventcrm.http.AcceptedNames;
import dev.eventcrm.http.problem.Errors;
import dev.eventcrm.http.problem.Pointer;
import dev.eventcrm.schema.item.EventStatus;
import dev.eventcrm.schema.item.Texts;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads JSON values as what a record's components are, and nothing as anything else: "5" is no number, 5 is no text, 5.5
 * is no whole number.
 */
final class ValueReader {
    /** How texts become what they stand for; the exceptions' messages are fit for clients. */
    private static final Map<Class<?>, Function<String, Object>> TEXT_TYPES = Map.of(
            Instant.class, ValueReader::instant,
            LocalDate.class, ValueReader::date,
            ZoneId.class, ValueReader::timeZone,
            Locale.class, ValueReader::locale,
            EventStatus.class, EventStatus::of);

    private static final Set<Locale> LOCALES = Set.of(Locale.getAvailableLocales());

    private final Errors errors;

    /**
     * A reader.
     *
     * @param errors where it puts what it finds wrong
     */
    ValueReader(Errors errors) {
        this.errors = errors;
    }

    /** The value; null when the JSON is null, blank, or wrong. */
    @Nullable
    Object read(Type type, JsonNode json, Pointer pointer) {
        if (json.isNull()) {
            return null;
        }
        if (type == JsonNode.class) {
            return json;
        }
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return list(list.getActualTypeArguments()[0], json, pointer);
        }
        if (type == Integer.class) {
            return number(json, pointer);
        }
        if (type == Boolean.class) {
            return json.isBoolean() ? Boolean.valueOf(json.booleanValue()) : wrong(pointer, "must be true or false");
        }
        return text(type, json, pointer);
    }

    private @Nullable Object number(JsonNode json, Pointer pointer) {
        if (!json.isIntegralNumber()) {
            return wrong(pointer, "must be a whole number");
        }
        return json.canConvertToInt()
                ? Integer.valueOf(json.intValue())
                : wrong(pointer, "must be between " + Integer.MIN_VALUE + " and " + Integer.MAX_VALUE);
    }

    private @Nullable Object list(Type entryType, JsonNode json, Pointer pointer) {
        if (!json.isArray()) {
            return wrong(pointer, "must be a list");
        }
        List<@Nullable Object> entries = new ArrayList<>();
        for (int i = 0; i < json.size() && !errors.isFull(); i++) {
            Pointer entryPointer = pointer.child(i);
            int before = errors.found().size();
            Object entry = read(entryType, json.get(i), entryPointer);
            if (entry == null && errors.found().size() == before) {
                wrong(entryPointer, "must not be null or blank");
            }
            entries.add(entry);
        }
        return Collections.unmodifiableList(entries);
    }

    private @Nullable Object text(Type type, JsonNode json, Pointer pointer) {
        if (!json.isString()) {
            return wrong(pointer, "must be a string");
        }
        String text = Texts.composed(stripped(json.stringValue()));
        if (Texts.isInvisible(text)) {
            return null;
        }
        if (type == String.class) {
            return text;
        }
        Function<String, Object> parse = TEXT_TYPES.get(type);
        if (parse == null) {
            throw new IllegalStateException("no body can hold a " + type);
        }
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException e) {
            return wrong(pointer, String.valueOf(e.getMessage()));
        }
    }

    private @Nullable Object wrong(Pointer pointer, String message) {
        errors.inBody(pointer, message);
        return null;
    }

    /** Without blanks and line ends around it. Other control characters stay, to be refused. */
    private static String stripped(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isBlank(char c) {
        return c == '\t' || c == '\n' || c == '\r' || (Character.isWhitespace(c) && !Character.isISOControl(c));
    }

    private static Instant instant(String text) {
        OffsetDateTime time;
        try {
            time = OffsetDateTime.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "must be a time with its zone or offset, such as 2025-08-01T09:00:00Z", e);
        }
        requireFourDigitYear(time.toLocalDate());
        return time.toInstant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Locale locale(String text) {
        try {
            Locale locale = new Locale.Builder().setLanguageTag(text).build();
            if (LOCALES.contains(locale.stripExtensions())) {
                return locale.stripExtensions();
            }
        } catch (IllformedLocaleException _) {
            // Falls through to what would be right.
        }
        throw new IllegalArgumentException("must be a language tag whose dates are known, such as en-GB or de");
    }

    private static ZoneId timeZone(String text) {
        Set<String> known = ZoneId.getAvailableZoneIds();
        if (!known.contains(text)) {
            throw new IllegalArgumentException("must be a time zone of the IANA database, such as America/New_York"
                    + AcceptedNames.nearest(text, known)
                            .map(nearest -> "; did you mean '" + nearest + "'?")
                            .orElse(""));
        }
        return ZoneId.of(text);
    }

    private static LocalDate date(String text) {
        LocalDate date;
        try {
            date = LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("must be a date, such as 2025-08-01", e);
        }
        requireFourDigitYear(date);
        return date;
    }

    /** What items, documents and their mapping can all hold: a day less at both ends leaves room for zones. */
    private static void requireFourDigitYear(LocalDate date) {
        if (date.isBefore(LocalDate.of(1, 1, 2)) || date.isAfter(LocalDate.of(9999, 12, 30))) {
            throw new IllegalArgumentException("must be between 0001-01-02 and 9999-12-30");
        }
    }
}
