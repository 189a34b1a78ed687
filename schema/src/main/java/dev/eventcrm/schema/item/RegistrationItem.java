package dev.eventcrm.schema.item;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One person's registration for one event. There is at most one per pair: who cancels and comes back continues it.
 *
 * @param eventId the event's id
 * @param userId the person's id
 * @param itemVersion which state this is
 * @param status where it stands; on a tombstone {@link RegistrationStatus#CANCELLED}
 * @param registeredAt when the seat was last given; absent if there never was one
 * @param waitlistedAt when the person last joined the waiting list; absent if they never did
 * @param checkedInAt when the person came; absent if they did not
 * @param cancelledAt when the registration was last cancelled; absent while it stands
 * @param utm what brought it, as far as that was told
 * @param emailId the mail whose click brought it; absent when none is known to have
 */
public record RegistrationItem(
        String eventId,
        String userId,
        ItemVersion itemVersion,
        RegistrationStatus status,
        @Nullable Instant registeredAt,
        @Nullable Instant waitlistedAt,
        @Nullable Instant checkedInAt,
        @Nullable Instant cancelledAt,
        Utm utm,
        @Nullable String emailId)
        implements ProjectedItem {
    static final String KIND_NAME = "registration";

    /** Stands between the two ids. No id can hold it, so that two pairs never make one id. */
    private static final String SEPARATOR = "~";

    /**
     * The id of the registration of that pair.
     *
     * @param eventId the event's id
     * @param userId the person's id
     */
    public static String idOf(String eventId, String userId) {
        return eventId + SEPARATOR + userId;
    }

    /**
     * The item that the table holds.
     *
     * @param attributes all attributes of the item
     * @throws CorruptItemException when they are not those of a registration
     */
    public static RegistrationItem read(Map<String, AttributeValue> attributes) {
        return read(Attributes.of(attributes));
    }

    static RegistrationItem read(Attributes attributes) {
        return new RegistrationItem(
                attributes.text("eventId"),
                attributes.text("userId"),
                ItemVersion.read(attributes),
                attributes.parsed("status", RegistrationStatus::of),
                attributes.optionalInstant("registeredAt"),
                attributes.optionalInstant("waitlistedAt"),
                attributes.optionalInstant("checkedInAt"),
                attributes.optionalInstant("cancelledAt"),
                Utm.read(attributes),
                attributes.optionalText("emailId"));
    }

    @Override
    public String id() {
        return idOf(eventId, userId);
    }

    @Override
    public ItemKey key() {
        return ItemKey.registration(eventId, userId);
    }

    @Override
    public Map<String, AttributeValue> toAttributes() {
        Attributes attributes = Attributes.writer(key())
                .put(KIND, KIND_NAME)
                .put("eventId", eventId)
                .put("userId", userId);
        itemVersion.write(attributes);
        utm.write(attributes);
        return attributes
                .put("status", status.apiName())
                .put("registeredAt", registeredAt)
                .put("waitlistedAt", waitlistedAt)
                .put("checkedInAt", checkedInAt)
                .put("cancelledAt", cancelledAt)
                .put("emailId", emailId)
                .toMap();
    }
}
