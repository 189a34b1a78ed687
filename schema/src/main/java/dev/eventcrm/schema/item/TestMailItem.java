package dev.eventcrm.schema.item;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A mail that somebody sends to one address to see what a campaign would look like. It is in the outbox and in no ledger. A
 * sender takes it out before it sends, so that it is sent at most once; who misses it sends another.
 *
 * @param id its id, a UUID
 * @param address where it goes
 * @param content what it says
 * @param utm what its links get
 * @param values the values of the placeholders that tell of a person
 * @param createdAt when it was asked for
 */
public record TestMailItem(
        String id, String address, CampaignContent content, Utm utm, Map<String, String> values, Instant createdAt) {
    /** Copies the values. */
    public TestMailItem {
        values = Map.copyOf(values);
    }

    /** The key it stands under. */
    public ItemKey key() {
        return ItemKey.testMail(id);
    }

    /**
     * The item that the table holds.
     *
     * @param attributes all attributes of the item
     * @return null when there is none
     * @throws CorruptItemException when they are not those of a test mail
     */
    public static @Nullable TestMailItem read(@Nullable Map<String, AttributeValue> attributes) {
        if (attributes == null || attributes.isEmpty()) {
            return null;
        }
        Attributes values = Attributes.of(attributes);
        return new TestMailItem(
                values.text("id"),
                values.text("address"),
                CampaignContent.read(values),
                Utm.read(values),
                values.map("values", value -> value),
                values.instant("createdAt"));
    }

    /** The whole item as the table holds it. It has no kind, as nothing is projected from it. */
    public Map<String, AttributeValue> toAttributes() {
        Attributes attributes = Attributes.writer(key()).put("id", id).put("address", address);
        content.write(attributes);
        utm.write(attributes);
        return attributes
                .putMap("values", values, value -> value)
                .put("createdAt", createdAt)
                .put(Outbox.SHARD, Outbox.TEST_MAILS)
                .put(Outbox.DUE_AT, (Number) createdAt.toEpochMilli())
                .toMap();
    }
}
