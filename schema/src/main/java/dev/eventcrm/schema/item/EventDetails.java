package dev.eventcrm.schema.item;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the people who run an event say about it.
 *
 * @param slug the event's unique name in web addresses
 * @param title title
 * @param description longer text
 * @param startAt when it begins
 * @param endAt when it ends, after {@code startAt}; of a whole day, the start of the day after it
 * @param venue where it takes place
 * @param maxCapacity seats; absent means without limit
 * @param owner id of the person who answers for it; absent only when that person was deleted
 * @param hosts ids of the people who host it, in the order given, without repeats
 * @param status where it stands
 * @param timeZone where its clocks are
 * @param isWholeDay whether it takes a day of that zone, so that no time of day is told
 */
public record EventDetails(
        String slug,
        String title,
        @Nullable String description,
        Instant startAt,
        Instant endAt,
        String venue,
        @Nullable Integer maxCapacity,
        @Nullable String owner,
        List<String> hosts,
        EventStatus status,
        ZoneId timeZone,
        boolean isWholeDay) {

    /** Copies the hosts. */
    public EventDetails {
        hosts = List.copyOf(hosts);
    }

    static EventDetails read(Attributes attributes) {
        Long maxCapacity = attributes.optionalNumber("maxCapacity");
        Instant startAt = attributes.instant("startAt");
        Instant endAt = attributes.instant("endAt");
        String timeZone = attributes.optionalText("timeZone");
        return new EventDetails(
                attributes.text("slug"),
                attributes.text("title"),
                attributes.optionalText("description"),
                startAt,
                endAt,
                attributes.text("venue"),
                maxCapacity == null ? null : Math.toIntExact(maxCapacity),
                attributes.optionalText("owner"),
                attributes.list("hosts"),
                attributes.parsed("status", EventStatus::of),
                timeZone == null ? ZoneOffset.UTC : zone(timeZone),
                timeZone == null ? isDayOfUtc(startAt, endAt) : attributes.optionalText("wholeDay") != null);
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new CorruptItemException("timeZone", "a time zone: " + name);
        }
    }

    /** Events of earlier versions have no zone: their days are those of UTC. */
    private static boolean isDayOfUtc(Instant startAt, Instant endAt) {
        return startAt.truncatedTo(ChronoUnit.DAYS).equals(startAt)
                && startAt.plus(1, ChronoUnit.DAYS).equals(endAt);
    }

    /** The day on which it begins, in its zone. */
    public LocalDate startDate() {
        return startAt.atZone(timeZone).toLocalDate();
    }

    /** The last day of it, in its zone. */
    public LocalDate endDate() {
        return endAt.minusMillis(1).atZone(timeZone).toLocalDate();
    }

    void write(Attributes attributes) {
        attributes
                .put("slug", slug)
                .put("title", title)
                .put("description", description)
                .put("startAt", startAt)
                .put("endAt", endAt)
                .put("venue", venue)
                .put("maxCapacity", maxCapacity)
                .put("owner", owner)
                .putList("hosts", hosts)
                .put("status", status.apiName())
                .put("timeZone", timeZone.getId())
                .put("wholeDay", isWholeDay ? "yes" : null);
    }
}
