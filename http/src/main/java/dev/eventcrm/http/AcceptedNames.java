package dev.eventcrm.http;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * The names under which requests may pass a field, all in one place. Every name is accepted in camelCase and in snake_case;
 * beyond that, each kind of request has the names that clients of older systems send. Answers use canonical names only.
 */
public enum AcceptedNames {
    /** Bodies that hold a person. */
    USER_BODY(Map.of("userId", "id")),

    /** Bodies that hold an event. {@code date} is a field of its own: it stands for both ends of a whole day. */
    EVENT_BODY(Map.of(
            "eventId", "id",
            "hostIds", "hosts",
            "location", "venue",
            "capacity", "maxCapacity",
            "organizer", "owner")),

    /** Bodies that register a person. */
    REGISTRATION_BODY(Map.of()),

    /** Query parameters and filter fields of a search for people; values of {@code sortBy} too. */
    USER_SEARCH(Map.of(
            "hostedEventCountMin", "eventsHostedMin",
            "hostedEventCountMax", "eventsHostedMax",
            "attendedEventCountMin", "eventsAttendedMin",
            "attendedEventCountMax", "eventsAttendedMax",
            "eventsHosted", "hostedEventCount",
            "eventsAttended", "attendedEventCount",
            "sort", "sortBy")),

    /** Query parameters of a search for events; values of {@code sortBy} too. */
    EVENT_SEARCH(Map.of(
            "location", "venue",
            "capacity", "maxCapacity",
            "organizer", "owner",
            "hostId", "host",
            "date", "startAt",
            "sort", "sortBy")),

    /** Query parameters of a list of registrations; values of {@code sortBy} too. */
    REGISTRATION_SEARCH(Map.of("sort", "sortBy")),

    /** Bodies that send a campaign or a test mail. */
    CAMPAIGN_BODY(Map.of("html", "body", "text", "body", "scheduledAt", "sendAt", "to", "address", "email", "address")),

    /** Query parameters of a list of campaigns. */
    CAMPAIGN_SEARCH(Map.of("sort", "sortBy", "status", "state")),

    /** Query parameters of a list of the suppression list. */
    SUPPRESSION_SEARCH(Map.of("sort", "sortBy", "email", "address", "reason", "cause")),

    /** Query parameters of the ledger and of the analytics of mails. */
    EMAIL_SEARCH(Map.of(
            "sort", "sortBy",
            "source", "utmSource",
            "medium", "utmMedium",
            "campaign", "utmCampaign",
            "term", "utmTerm",
            "content", "utmContent",
            "from", "startDate",
            "to", "endDate",
            "email", "recipient"));

    private static final LevenshteinDistance DISTANCE = new LevenshteinDistance(3);

    // Every map is made by Map.of and cannot change; the checker sees the interface only.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Map<String, String> canonicalByOlder;

    AcceptedNames(Map<String, String> canonicalByOlder) {
        this.canonicalByOlder = canonicalByOlder;
    }

    /**
     * The canonical name of a field.
     *
     * @param given the name as the client spelt it, such as {@code events_attended_min} or {@code hostIds}
     * @return the canonical name in camelCase; an unknown name comes back in camelCase
     */
    public String canonical(String given) {
        String camelCase = toCamelCase(given);
        return canonicalByOlder.getOrDefault(camelCase, camelCase);
    }

    /**
     * The known name that an unknown one was most likely meant to be.
     *
     * @param unknown the name as given
     * @param known the canonical names
     * @return the nearest within three edits, and within a third of the longer name: beyond that it is another word; empty
     *     when none is that near
     */
    public static Optional<String> nearest(String unknown, Collection<String> known) {
        record Candidate(String name, int distance) {}
        String camelCase = toCamelCase(unknown);
        return known.stream()
                .map(name -> new Candidate(name, DISTANCE.apply(camelCase, name)))
                .filter(candidate -> candidate.distance() >= 0
                        && 3 * candidate.distance()
                                <= Math.max(camelCase.length(), candidate.name().length()))
                .min(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .map(Candidate::name);
    }

    private static String toCamelCase(String name) {
        if (name.indexOf('_') < 0) {
            return name;
        }
        StringBuilder camelCase = new StringBuilder();
        boolean raise = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '_' && !camelCase.isEmpty()) {
                raise = true;
            } else {
                camelCase.append(raise ? Character.toUpperCase(c) : c);
                raise = false;
            }
        }
        return camelCase.toString();
    }
}
