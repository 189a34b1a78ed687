package dev.eventcrm.engine.ses.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a query; of those that are given twice, the first counts.
 *
 * @param values by name, decoded
 */
public record Query(Map<String, String> values) {

    /**
     * Parses a query string.
     *
     * @param raw still encoded; null without a query
     */
    public static Query of(@Nullable String raw) {
        Map<String, String> values = new HashMap<>();
        for (String pair : raw == null || raw.isEmpty() ? new String[0] : raw.split("&")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            values.putIfAbsent(decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
        }
        return new Query(Map.copyOf(values));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // A bad escape stands for itself.
            return text;
        }
    }

    /**
     * Gives a parameter.
     *
     * @return its value, unless it is absent or blank
     */
    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /**
     * Gives a whole number.
     *
     * @param lowest the least that is allowed
     * @param highest the most that is allowed
     * @param otherwise taken if the parameter is absent
     * @throws BadRequestException if it is not
     */
    public long number(String name, long lowest, long highest, long otherwise) {
        Optional<String> given = text(name);
        if (given.isEmpty()) {
            return otherwise;
        }
        try {
            long value = Long.parseLong(given.get());
            if (value >= lowest && value <= highest) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Refused below.
        }
        throw new BadRequestException(
                "%s is %s, but must be a whole number from %d to %d".formatted(name, given.get(), lowest, highest));
    }

    /**
     * Refuses misspelt parameters, which would widen the result.
     *
     * @param known the names that mean something
     * @throws BadRequestException if another name is present
     */
    public void allowOnly(Set<String> known) {
        for (String name : values.keySet()) {
            if (!known.contains(name)) {
                throw new BadRequestException("%s is unknown; known are %s"
                        .formatted(
                                name, String.join(", ", known.stream().sorted().toList())));
            }
        }
    }
}
