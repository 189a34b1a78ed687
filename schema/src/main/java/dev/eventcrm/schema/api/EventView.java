package dev.eventcrm.schema.api;

import dev.eventcrm.schema.document.EventDocument;
import dev.eventcrm.schema.item.EventDetails;
import dev.eventcrm.schema.item.EventItem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An event in an answer. Every key is always there; what is not known is {@code null}.
 *
 * @param id the event's id
 * @param eventId the same, for clients of older systems
 * @param slug unique name in web addresses
 * @param title title
 * @param description longer text
 * @param startAt when it begins
 * @param endAt when it ends
 * @param timeZone where its clocks are, an IANA name such as {@code America/New_York}
 * @param startDate the day on which it begins, in its zone
 * @param endDate the last day of it, in its zone
 * @param wholeDay whether it takes whole days
 * @param venue where it takes place
 * @param maxCapacity seats; {@code null} means without limit
 * @param owner id of the person who answers for it; {@code null} when that person was deleted
 * @param hosts ids of its hosts
 * @param status where it stands
 * @param registeredCount seats taken
 * @param waitlistedCount people who wait for a seat
 * @param checkedInCount people who have come
 * @param seatsLeft seats free; {@code null} when there is no limit
 * @param version the version, also the {@code ETag}
 * @param createdAt when the event was created
 * @param updatedAt when the event, or its seat count, last changed
 */
public record EventView(
        String id,
        String eventId,
        String slug,
        String title,
        @Nullable String description,
        Instant startAt,
        Instant endAt,
        String timeZone,
        LocalDate startDate,
        LocalDate endDate,
        boolean wholeDay,
        String venue,
        @Nullable Integer maxCapacity,
        @Nullable String owner,
        List<String> hosts,
        String status,
        int registeredCount,
        int waitlistedCount,
        int checkedInCount,
        @Nullable Integer seatsLeft,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    /**
     * What the item shows of an event.
     *
     * @param item a living event
     */
    public static EventView of(EventItem item) {
        EventDetails details = Objects.requireNonNull(item.details(), "a tombstone has no view");
        return new EventView(
                item.id(),
                item.id(),
                details.slug(),
                details.title(),
                details.description(),
                details.startAt(),
                details.endAt(),
                details.timeZone().getId(),
                details.startDate(),
                details.endDate(),
                details.isWholeDay(),
                details.venue(),
                details.maxCapacity(),
                details.owner(),
                details.hosts(),
                details.status().apiName(),
                item.registeredCount(),
                item.waitlistedCount(),
                item.checkedInCount(),
                item.seatsLeft(),
                item.itemVersion().version(),
                item.itemVersion().createdAt(),
                item.itemVersion().updatedAt());
    }

    /**
     * What the document shows of an event.
     *
     * @param document the document of a living event
     */
    public static EventView of(EventDocument document) {
        return new EventView(
                document.id(),
                document.id(),
                Objects.requireNonNull(document.slug()),
                Objects.requireNonNull(document.title()),
                document.description(),
                Objects.requireNonNull(document.startAt()),
                Objects.requireNonNull(document.endAt()),
                Objects.requireNonNull(document.timeZone()),
                Objects.requireNonNull(document.startDate()),
                Objects.requireNonNull(document.endDate()),
                Objects.requireNonNull(document.wholeDay()),
                Objects.requireNonNull(document.venue()),
                document.maxCapacity(),
                document.owner(),
                Objects.requireNonNullElse(document.hosts(), List.of()),
                Objects.requireNonNull(document.status()),
                Objects.requireNonNull(document.registeredCount()),
                Objects.requireNonNull(document.waitlistedCount()),
                Objects.requireNonNull(document.checkedInCount()),
                document.seatsLeft(),
                document.version(),
                document.createdAt(),
                document.updatedAt());
    }
}
