package dev.eventcrm.schema.item;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An entry of the suppression list. It knows the address by its hash, so that it outlives the deletion of the person, as it
 * must, without keeping what they asked to be forgotten. An address that was taken off the list leaves a tombstone, which
 * may be listed again.
 *
 * @param addressHash the hash of the address, as {@link AddressHashes} makes it
 * @param itemVersion which state this is; version 0 for an address that was never listed
 * @param suppression why it must not be mailed; absent when it may be
 */
public record SuppressionItem(
        String addressHash,
        ItemVersion itemVersion,
        @Nullable Suppression suppression) implements ProjectedItem {
    static final String KIND_NAME = "suppression";

    /**
     * What stands for an address that was never listed.
     *
     * @param addressHash the hash of the address
     */
    public static SuppressionItem absent(String addressHash) {
        return new SuppressionItem(addressHash, ItemVersion.none(Instant.EPOCH), null);
    }

    /** Whether the address must not be mailed. */
    public boolean isListed() {
        return suppression != null;
    }

    /**
     * The next state, in which the address must not be mailed.
     *
     * @param reason why
     * @param now the time of the write
     */
    public SuppressionItem listed(Suppression reason, Instant now) {
        return new SuppressionItem(addressHash, new ItemVersion(itemVersion.version() + 1, now, now, null), reason);
    }

    /**
     * The next state, in which the address may be mailed.
     *
     * @param now the time of the write
     */
    public SuppressionItem withdrawn(Instant now) {
        return new SuppressionItem(addressHash, itemVersion.tombstone(now), null);
    }

    /**
     * The item that the table holds.
     *
     * @param attributes all attributes of the item
     * @throws CorruptItemException when they are not those of an entry
     */
    public static SuppressionItem read(Map<String, AttributeValue> attributes) {
        return read(Attributes.of(attributes));
    }

    /** Earlier versions kept entries without a kind and a version, and removed them. */
    static SuppressionItem read(Attributes attributes) {
        Instant at = attributes.optionalInstant("suppressedAt");
        Suppression suppression = at == null
                ? null
                : new Suppression(
                        attributes.parsed("cause", name -> Suppression.Cause.valueOf(name.toUpperCase(Locale.ROOT))),
                        at,
                        attributes.optionalText("emailId"));
        ItemVersion itemVersion = at != null && attributes.optionalNumber(ItemVersion.versionAttribute()) == null
                ? ItemVersion.none(at)
                : ItemVersion.read(attributes);
        if (suppression == null && !itemVersion.isDeleted()) {
            throw new CorruptItemException("suppressedAt", "an instant");
        }
        return new SuppressionItem(attributes.text("addressHash"), itemVersion, suppression);
    }

    @Override
    public String id() {
        return addressHash;
    }

    @Override
    public ItemKey key() {
        return ItemKey.suppression(addressHash);
    }

    @Override
    public Map<String, AttributeValue> toAttributes() {
        Attributes attributes = Attributes.writer(key()).put(KIND, KIND_NAME).put("addressHash", addressHash);
        itemVersion.write(attributes);
        return suppression == null
                ? attributes.toMap()
                : attributes
                        .put("cause", suppression.cause().apiName())
                        .put("suppressedAt", suppression.at())
                        .put("emailId", suppression.emailId())
                        .toMap();
    }
}
