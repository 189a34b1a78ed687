package dev.eventcrm.schema.item;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the people who run an event say about it.
 *
 * @param slug the event's unique name in web addresses
 * @param title title
 * @param description longer text
 * @param startAt when it begins
 * @param endAt when it ends, after {@code startAt}; of a whole day, the midnight (UTC) after it
 * @param venue where it takes place
 * @param maxCapacity seats; absent means without limit
 * @param owner id of the person who answers for it; absent only when that person was deleted
 * @param hosts ids of the people who host it, in the order given, without repeats
 * @param status where it stands
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
        EventStatus status) {

    /** Copies the hosts. */
    public EventDetails {
        hosts = List.copyOf(hosts);
    }

    static EventDetails read(Attributes attributes) {
        Long maxCapacity = attributes.optionalNumber("maxCapacity");
        return new EventDetails(
                attributes.text("slug"),
                attributes.text("title"),
                attributes.optionalText("description"),
                attributes.instant("startAt"),
                attributes.instant("endAt"),
                attributes.text("venue"),
                maxCapacity == null ? null : Math.toIntExact(maxCapacity),
                attributes.optionalText("owner"),
                attributes.list("hosts"),
                attributes.parsed("status", EventStatus::of));
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
                .put("status", status.wireName());
    }
}
