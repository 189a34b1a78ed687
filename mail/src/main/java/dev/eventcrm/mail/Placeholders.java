package dev.eventcrm.mail;

import dev.eventcrm.schema.item.EventDetails;
import dev.eventcrm.schema.item.UserProfile;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
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

    /** How the JDK names a zone for which a locale has no name. */
    private static final String OFFSET = "GMT";

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
     * The values for an event, its times as its clocks show them. A whole day has no time.
     *
     * @param event the event's details
     * @param locale how dates and times are written
     */
    public static Map<String, String> of(EventDetails event, Locale locale) {
        ZonedDateTime start = event.startAt().atZone(event.timeZone());
        Map<String, String> values = new LinkedHashMap<>();
        put(values, "eventTitle", event.title());
        put(values, "eventVenue", event.venue());
        put(
                values,
                "eventDate",
                DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                        .withLocale(locale)
                        .format(start));
        put(
                values,
                "eventTime",
                event.isWholeDay()
                        ? ""
                        : DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                                        .withLocale(locale)
                                        .format(start)
                                + " "
                                + zoneName(start, locale));
        put(values, "eventDescription", event.description());
        return values;
    }

    /** {@code EDT} where the locale has a name for it, or else English has; otherwise {@code GMT+10:30}. */
    private static String zoneName(ZonedDateTime time, Locale locale) {
        String name = DateTimeFormatter.ofPattern("z", locale).format(time);
        return name.startsWith(OFFSET)
                ? DateTimeFormatter.ofPattern("z", Locale.US).format(time)
                : name;
    }

    private static void put(Map<String, String> values, String name, @Nullable String value) {
        values.put(name, value == null ? "" : value);
    }
}
