package dev.eventcrm.schema.item;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A person: the profile, and the participation that follows from events and registrations.
 *
 * @param id the person's id
 * @param itemVersion which state this is
 * @param profile what is known of the person; absent on a tombstone
 * @param hosting ids of the events the person is a host of
 * @param owning ids of the events the person owns
 * @param attending what the person is to each event they signed up for and did not cancel, by event id; never
 *     {@link RegistrationStatus#CANCELLED}. On a tombstone the three hold what is still to be released.
 * @param mailStatus whether the person may be mailed
 */
public record UserItem(
        String id,
        ItemVersion itemVersion,
        @Nullable UserProfile profile,
        Set<String> hosting,
        Set<String> owning,
        Map<String, RegistrationStatus> attending,
        MailStatus mailStatus)
        implements ProjectedItem {
    static final String KIND_NAME = "user";

    /** Copies the collections. */
    public UserItem {
        hosting = Set.copyOf(hosting);
        owning = Set.copyOf(owning);
        attending = Map.copyOf(attending);
    }

    /**
     * The item that the table holds.
     *
     * @param attributes all attributes of the item
     * @throws CorruptItemException when they are not those of a person
     */
    public static UserItem read(Map<String, AttributeValue> attributes) {
        return read(Attributes.of(attributes));
    }

    static UserItem read(Attributes attributes) {
        ItemVersion itemVersion = ItemVersion.read(attributes);
        return new UserItem(
                attributes.text("id"),
                itemVersion,
                itemVersion.isDeleted() ? null : UserProfile.read(attributes),
                attributes.set("hosting"),
                attributes.set("owning"),
                attributes.map("attending", RegistrationStatus::of),
                attributes.optionalText("mailStatus") == null
                        ? MailStatus.SUBSCRIBED
                        : attributes.parsed("mailStatus", MailStatus::of));
    }

    /**
     * The next state, with another mail status.
     *
     * @param next the status
     * @param now the time of the write
     */
    public UserItem with(MailStatus next, Instant now) {
        return new UserItem(id, itemVersion.next(now), profile, hosting, owning, attending, next);
    }

    @Override
    public ItemKey key() {
        return ItemKey.user(id);
    }

    @Override
    public Map<String, AttributeValue> toAttributes() {
        Attributes attributes = Attributes.writer(key()).put(KIND, KIND_NAME).put("id", id);
        itemVersion.write(attributes);
        if (profile != null) {
            profile.write(attributes);
        }
        return attributes
                .putSet("hosting", hosting)
                .putSet("owning", owning)
                .putMap("attending", attending, RegistrationStatus::apiName)
                .put("mailStatus", mailStatus == MailStatus.SUBSCRIBED ? null : mailStatus.apiName())
                .toMap();
    }
}
