package dev.eventcrm.schema.item;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An entry of the suppression list: an address that must not be mailed. It knows the address by its hash, so that it
 * outlives the deletion of the person, as it must, without keeping what they asked to be forgotten.
 *
 * @param addressHash the hash of the address, as {@link EmailAddresses#hash} makes it
 * @param cause why
 * @param at since when
 * @param emailId the mail that led to it; absent when none did
 */
public record SuppressionItem(
        String addressHash,
        Cause cause,
        Instant at,
        @Nullable String emailId) {
    /** Why an address must not be mailed. */
    public enum Cause {
        /** Whoever reads there asked for it. */
        UNSUBSCRIBED,
        /** Mail for it comes back for good. */
        BOUNCED,
        /** Whoever reads there called a mail spam. */
        COMPLAINED,
        /** Somebody who runs events asked for it. */
        MANUAL;

        /** The cause as items and JSON spell it. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The key it stands under. */
    public ItemKey key() {
        return ItemKey.suppression(addressHash);
    }

    /**
     * The entry that the table holds.
     *
     * @param attributes all attributes of the item
     * @throws CorruptItemException when they are not those of an entry
     */
    public static SuppressionItem read(Map<String, AttributeValue> attributes) {
        Attributes values = Attributes.of(attributes);
        return new SuppressionItem(
                values.text("addressHash"),
                values.parsed("cause", name -> Cause.valueOf(name.toUpperCase(Locale.ROOT))),
                values.instant("suppressedAt"),
                values.optionalText("emailId"));
    }

    /** The whole item as the table holds it. It has no kind, as nothing is projected from it. */
    public Map<String, AttributeValue> toAttributes() {
        return Attributes.writer(key())
                .put("addressHash", addressHash)
                .put("cause", cause.wireName())
                .put("suppressedAt", at)
                .put("emailId", emailId)
                .toMap();
    }
}
