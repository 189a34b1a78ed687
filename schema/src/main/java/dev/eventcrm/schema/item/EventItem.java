package dev.eventcrm.schema.item;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An event with its seat count. The counts change in the same transaction as the registrations they count.
 *
 * @param id the event's id
 * @param itemVersion which state this is
 * @param details what is said about the event; absent on a tombstone
 * @param registeredCount seats taken: people registered, checked in or not
 * @param waitlistedCount people who wait for a seat
 * @param checkedInCount of the registered, those who have come
 */
public record EventItem(
        String id,
        ItemVersion itemVersion,
        @Nullable EventDetails details,
        int registeredCount,
        int waitlistedCount,
        int checkedInCount)
        implements ProjectedItem {
    static final String KIND_NAME = "event";

    /**
     * The item that the table holds.
     *
     * @param attributes all attributes of the item
     * @throws CorruptItemException when they are not those of an event
     */
    public static EventItem read(Map<String, AttributeValue> attributes) {
        return read(Attributes.of(attributes));
    }

    static EventItem read(Attributes attributes) {
        ItemVersion itemVersion = ItemVersion.read(attributes);
        return new EventItem(
                attributes.text("id"),
                itemVersion,
                itemVersion.isDeleted() ? null : EventDetails.read(attributes),
                count(attributes, "registeredCount"),
                count(attributes, "waitlistedCount"),
                count(attributes, "checkedInCount"));
    }

    /** Seats free; absent when there is no limit. */
    public @Nullable Integer seatsLeft() {
        return details == null || details.maxCapacity() == null ? null : details.maxCapacity() - registeredCount;
    }

    private static int count(Attributes attributes, String name) {
        return Math.toIntExact(attributes.number(name));
    }

    @Override
    public ItemKey key() {
        return ItemKey.event(id);
    }

    @Override
    public Map<String, AttributeValue> toAttributes() {
        Attributes attributes = Attributes.writer(key()).put(KIND, KIND_NAME).put("id", id);
        itemVersion.write(attributes);
        if (details != null) {
            details.write(attributes);
        }
        return attributes
                .put("registeredCount", registeredCount)
                .put("waitlistedCount", waitlistedCount)
                .put("checkedInCount", checkedInCount)
                .toMap();
    }
}
