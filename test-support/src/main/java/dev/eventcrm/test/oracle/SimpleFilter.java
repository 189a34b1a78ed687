package dev.eventcrm.test.oracle;

import dev.eventcrm.schema.document.UserDocument;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A filter as {@code GET /users} takes it, which knows by itself whom it finds.
 *
 * @param parameters names and values; those of one name stand for "any of"
 */
public record SimpleFilter(List<Parameter> parameters) {
    private static final Map<String, String> COUNT_OF =
            Map.of("eventsHosted", "hostedEventCount", "eventsAttended", "attendedEventCount");

    private static final Map<String, String> TIME_OF = Map.of("created", "createdAt", "updated", "updatedAt");

    private static final Map<String, String> ROLE_OF = Map.of(
            "registeredFor", "registered", "waitlistedFor", "waitlisted", "checkedInAt", "checkedIn", "hostOf", "host");

    /**
     * A query parameter.
     *
     * @param name its name
     * @param value its value, not encoded
     */
    public record Parameter(String name, String value) {}

    /** Copies the parameters. */
    public SimpleFilter {
        parameters = List.copyOf(parameters);
    }

    /**
     * Whether the filter finds that person.
     *
     * @param person a living person
     */
    public boolean matches(UserDocument person) {
        return parameters.stream().collect(Collectors.groupingBy(Parameter::name)).values().stream()
                .allMatch(sameName -> sameName.stream().anyMatch(parameter -> matches(person, parameter)));
    }

    /** The filter as the part of an address after the question mark; empty when it has no parameters. */
    public String toQueryString() {
        return parameters.stream()
                .map(parameter -> parameter.name() + "=" + URLEncoder.encode(parameter.value(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static boolean matches(UserDocument person, Parameter parameter) {
        String name = parameter.name();
        // Parameters are trimmed.
        String value = parameter.value().strip();
        if (name.equals("q")) {
            return PersonFields.hasWords(person, value);
        }
        if (ROLE_OF.containsKey(name)) {
            return PersonFields.takesPart(person, value, ROLE_OF.get(name));
        }
        if (name.endsWith("Min") || name.endsWith("Max")) {
            String field = fieldOf(name, "Min".length(), COUNT_OF);
            Integer bound = Integer.valueOf(value);
            return name.endsWith("Min")
                    ? new FilterTree.Range(field, bound, true, null, false).matches(person)
                    : new FilterTree.Range(field, null, false, bound, true).matches(person);
        }
        if (name.endsWith("From")) {
            String field = fieldOf(name, "From".length(), TIME_OF);
            return new FilterTree.Range(field, start(value), true, null, false).matches(person);
        }
        if (name.endsWith("To")) {
            String field = fieldOf(name, "To".length(), TIME_OF);
            boolean isInstant = value.contains("T");
            Instant end = isInstant
                    ? Instant.parse(value)
                    : start(LocalDate.parse(value).plusDays(1).toString());
            return new FilterTree.Range(field, null, false, end, isInstant).matches(person);
        }
        return PersonFields.COUNTS.contains(name)
                ? new FilterTree.Eq(name, Integer.valueOf(value)).matches(person)
                : new FilterTree.Eq(name, value).matches(person);
    }

    private static String fieldOf(String parameter, int suffix, Map<String, String> fields) {
        return Objects.requireNonNull(fields.get(parameter.substring(0, parameter.length() - suffix)), parameter);
    }

    private static Instant start(String moment) {
        return moment.contains("T")
                ? Instant.parse(moment)
                : LocalDate.parse(moment).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
