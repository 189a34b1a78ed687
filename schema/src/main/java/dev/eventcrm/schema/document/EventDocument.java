package dev.eventcrm.schema.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event as it is searched. A tombstone holds id, version and times only.
 *
 * @param id the event's id
 * @param version the item's version
 * @param createdAt when the event was created
 * @param updatedAt when the event, or its seat count, last changed
 * @param deletedAt on a tombstone, when the event was deleted
 * @param slug unique name in web addresses
 * @param title title
 * @param description longer text
 * @param startAt when it begins
 * @param endAt when it ends
 * @param timeZone where its clocks are, an IANA name
 * @param startDate the day on which it begins, in its zone
 * @param endDate the last day of it, in its zone
 * @param wholeDay whether it takes whole days
 * @param venue where it takes place
 * @param maxCapacity seats; absent means without limit
 * @param owner id of the person who answers for it
 * @param hosts ids of its hosts, in the order given
 * @param status where it stands
 * @param registeredCount seats taken
 * @param waitlistedCount people who wait for a seat
 * @param checkedInCount people who have come
 * @param seatsLeft seats free; absent when there is no limit
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EventDocument(
        String id,
        long version,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant deletedAt,
        @Nullable String slug,
        @Nullable String title,
        @Nullable String description,
        @Nullable Instant startAt,
        @Nullable Instant endAt,
        @Nullable String timeZone,
        @Nullable LocalDate startDate,
        @Nullable LocalDate endDate,
        @Nullable Boolean wholeDay,
        @Nullable String venue,
        @Nullable Integer maxCapacity,
        @Nullable String owner,
        @Nullable List<String> hosts,
        @Nullable String status,
        @Nullable Integer registeredCount,
        @Nullable Integer waitlistedCount,
        @Nullable Integer checkedInCount,
        @Nullable Integer seatsLeft)
        implements SearchDocument {
    @Override
    public SearchIndex index() {
        return SearchIndex.EVENTS;
    }
}
