package dev.eventcrm.mail;

import dev.eventcrm.schema.item.EventDetails;
import dev.eventcrm.schema.item.UserProfile;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The placeholders that a mail may hold, such as {@code {{firstName}}}, and their values. */
public final class Placeholders {
    /** Those that tell of the person. */
    public static final List<String> OF_PERSON =
            List.of("firstName", "lastName", "email", "jobTitle", "company", "city", "state");

    /** Those that tell of the event, if the campaign names one. */
    public static final List<String> OF_EVENT =
            List.of("eventTitle", "eventVenue", "eventDate", "eventTime", "eventDescription");

    /** The way off the list, for a body that places it itself; any other gets it at its end. */
    public static final String UNSUBSCRIBE = "unsubscribeUrl";

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ENGLISH);

    private Placeholders() {}

    /**
     * The values for a person. What is not known of them is empty.
     *
     * @param profile the person's profile
     */
    public static Map<String, String> of(UserProfile profile) {
        Map<String, String> values = new LinkedHashMap<>();
        put(values, "firstName", profile.firstName());
        put(values, "lastName", profile.lastName());
        put(values, "email", profile.email());
        put(values, "jobTitle", profile.jobTitle());
        put(values, "company", profile.company());
        put(values, "city", profile.city());
        put(values, "state", profile.state());
        return values;
    }

    /**
     * A person who does not exist, for a mail that is tried out.
     *
     * @param address the address that it goes to
     */
    public static UserProfile sample(String address) {
        return new UserProfile("Alice", "Johnson", address, null, null, null, "Engineer", "TechCorp", "New York", "NY");
    }

    /**
     * The values for an event, its times in UTC.
     *
     * @param event the event's details
     */
    public static Map<String, String> of(EventDetails event) {
        Map<String, String> values = new LinkedHashMap<>();
        put(values, "eventTitle", event.title());
        put(values, "eventVenue", event.venue());
        put(values, "eventDate", format(DATE, event.startAt()));
        put(values, "eventTime", format(TIME, event.startAt()));
        put(values, "eventDescription", event.description());
        return values;
    }

    private static String format(DateTimeFormatter formatter, Instant instant) {
        return formatter.format(instant.atOffset(ZoneOffset.UTC));
    }

    private static void put(Map<String, String> values, String name, @Nullable String value) {
        values.put(name, value == null ? "" : value);
    }
}
