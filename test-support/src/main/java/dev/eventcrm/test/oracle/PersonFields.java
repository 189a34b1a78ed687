package dev.eventcrm.test.oracle;

import dev.eventcrm.schema.document.UserDocument;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The fields by which people are searched, and what each person has in them. */
final class PersonFields {
    /** Compared without case and accents. */
    static final List<String> FOLDED =
            List.of("firstName", "lastName", "email", "gender", "jobTitle", "company", "city", "state");

    /** Compared letter by letter. */
    static final List<String> EXACT = List.of("id", "phoneNumber");

    /** Whole numbers. */
    static final List<String> COUNTS = List.of("hostedEventCount", "attendedEventCount");

    /** Instants. */
    static final List<String> TIMES = List.of("createdAt", "updatedAt");

    /** Those whose values can be counted. */
    static final List<String> FACETS = List.of("gender", "jobTitle", "company", "city", "state", "mailStatus");

    /** What a person can be to an event. */
    static final List<String> ROLES = List.of("registered", "waitlisted", "checkedIn", "host");

    /** All by which people can be sorted. */
    static final List<String> SORTABLE =
            Stream.of(FOLDED, EXACT, COUNTS, TIMES).flatMap(List::stream).toList();

    private PersonFields() {}

    /** What the person has in the field as it stands: a string, an integer, an instant, or null. */
    static @Nullable Object original(UserDocument person, String field) {
        return switch (field) {
            case "id" -> person.id();
            case "firstName" -> person.firstName();
            case "lastName" -> person.lastName();
            case "email" -> person.email();
            case "phoneNumber" -> person.phoneNumber();
            case "gender" -> person.gender();
            case "jobTitle" -> person.jobTitle();
            case "company" -> person.company();
            case "city" -> person.city();
            case "state" -> person.state();
            case "mailStatus" -> person.mailStatus();
            case "hostedEventCount" -> person.hostedEventCount();
            case "attendedEventCount" -> person.attendedEventCount();
            case "createdAt" -> person.createdAt();
            case "updatedAt" -> person.updatedAt();
            default -> throw new IllegalArgumentException("no such field: " + field);
        };
    }

    /** What the person has in the field, as it is compared and sorted. */
    static @Nullable Object comparable(UserDocument person, String field) {
        Object value = original(person, field);
        return value == null ? null : comparable(field, value);
    }

    /** A value as it is compared in that field. */
    static Object comparable(String field, Object value) {
        return FOLDED.contains(field) ? Folding.of(value.toString()) : value;
    }

    /** Which of two comparable values of a field comes first. */
    static int compare(Object one, Object other) {
        return switch (one) {
            case String text -> Folding.BY_CODE_POINT.compare(text, (String) other);
            case Integer count -> count.compareTo((Integer) other);
            case Instant instant -> instant.compareTo((Instant) other);
            default -> throw new IllegalArgumentException("cannot compare " + one);
        };
    }

    /** Whether the person is that to the event. */
    static boolean takesPart(UserDocument person, String event, String role) {
        List<String> events = switch (role) {
            case "registered" -> person.attending();
            case "waitlisted" -> person.waitlisted();
            case "checkedIn" -> person.checkedIn();
            case "host" -> person.hosting();
            default -> throw new IllegalArgumentException("no such role: " + role);
        };
        return events != null && events.contains(event);
    }

    /** The folded words that a search as one types looks through. */
    static List<String> words(UserDocument person) {
        return Stream.of(person.firstName(), person.lastName(), person.jobTitle(), person.company())
                .filter(Objects::nonNull)
                .flatMap(text -> Folding.words(text).stream())
                .toList();
    }

    /** Whether every word occurs, the last one as the beginning of a word. */
    static boolean hasWords(UserDocument person, String typed) {
        List<String> words = words(person);
        List<String> wanted = Folding.words(typed);
        return !wanted.isEmpty()
                && words.containsAll(wanted.subList(0, wanted.size() - 1))
                && words.stream().anyMatch(word -> word.startsWith(wanted.getLast()));
    }
}
