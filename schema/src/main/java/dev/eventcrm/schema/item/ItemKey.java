package dev.eventcrm.schema.item;

import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The primary key of an item of the table {@link CrmTable#NAME}.
 *
 * @param partition the value of {@code PK}, such as {@code EVENT#e9}
 * @param sort the value of {@code SK}, such as {@code REGISTRATION#u1}
 */
public record ItemKey(String partition, String sort) {
    private static final String GUARD = "GUARD";
    private static final String OUTBOX = "OUTBOX";
    private static final String REGISTRATION_PREFIX = "REGISTRATION#";
    private static final String SUPPRESSION_PREFIX = "SUPPRESSION#";

    /**
     * The key of a person's profile.
     *
     * @param userId the person's id
     */
    public static ItemKey user(String userId) {
        return new ItemKey("USER#" + userId, "PROFILE");
    }

    /**
     * The key of an event's details.
     *
     * @param eventId the event's id
     */
    public static ItemKey event(String eventId) {
        return new ItemKey("EVENT#" + eventId, "DETAIL");
    }

    /**
     * The key of one person's registration for one event; it lies in the event's partition.
     *
     * @param eventId the event's id
     * @param userId the person's id
     */
    public static ItemKey registration(String eventId, String userId) {
        return new ItemKey("EVENT#" + eventId, REGISTRATION_PREFIX + userId);
    }

    /** What the sort key of every registration begins with, for queries over an event's partition. */
    public static String registrationSortPrefix() {
        return REGISTRATION_PREFIX;
    }

    /**
     * The key of the guard that keeps an e-mail address unique.
     *
     * @param address the address in any spelling; it is normalised here
     */
    public static ItemKey addressGuard(String address) {
        return new ItemKey("ADDRESS#" + EmailAddresses.normalise(address), GUARD);
    }

    /**
     * The key of the guard that keeps a slug unique.
     *
     * @param slug the slug
     */
    public static ItemKey slugGuard(String slug) {
        return new ItemKey("SLUG#" + slug, GUARD);
    }

    /**
     * The key of the stored answer to a command that carried an idempotency key.
     *
     * @param idempotencyKey the client's {@code Idempotency-Key}
     */
    public static ItemKey idempotency(String idempotencyKey) {
        return new ItemKey("IDEMPOTENCY#" + idempotencyKey, "RESULT");
    }

    /**
     * The key of a campaign.
     *
     * @param campaignId the campaign's id
     */
    public static ItemKey campaign(String campaignId) {
        return new ItemKey("CAMPAIGN#" + campaignId, "DETAIL");
    }

    /**
     * The key of one recipient's mail of one campaign.
     *
     * @param campaignId the campaign's id
     * @param addressHash the hash of the recipient's address
     */
    public static ItemKey email(String campaignId, String addressHash) {
        return new ItemKey("EMAIL#" + campaignId + "#" + addressHash, OUTBOX);
    }

    /**
     * The key of a test mail.
     *
     * @param id the test mail's id
     */
    public static ItemKey testMail(String id) {
        return new ItemKey("TEST-MAIL#" + id, OUTBOX);
    }

    /**
     * The key of an entry of the suppression list.
     *
     * @param addressHash the hash of the address that must not be mailed
     */
    public static ItemKey suppression(String addressHash) {
        return new ItemKey(SUPPRESSION_PREFIX + addressHash, "ENTRY");
    }

    /** Whether an item is an entry of the suppression list, by its key. */
    static boolean isSuppression(Map<String, AttributeValue> attributes) {
        AttributeValue partition = attributes.get(CrmTable.PARTITION_KEY);
        return partition != null && partition.s() != null && partition.s().startsWith(SUPPRESSION_PREFIX);
    }

    /** The key of what all senders together keep their rate with. */
    public static ItemKey sendRate() {
        return new ItemKey("SEND-RATE#ses", "BUCKET");
    }

    /** The key of what says which keys the hashes of addresses are made with: {@link AddressKeys}. */
    public static ItemKey addressKeys() {
        return new ItemKey("ADDRESS-KEYS", "IDS");
    }

    /**
     * The key of an item.
     *
     * @param attributes the item's attributes
     */
    public static ItemKey read(Map<String, AttributeValue> attributes) {
        return new ItemKey(text(attributes, CrmTable.PARTITION_KEY), text(attributes, CrmTable.SORT_KEY));
    }

    private static String text(Map<String, AttributeValue> attributes, String name) {
        return Objects.requireNonNull(
                Objects.requireNonNull(attributes.get(name)).s());
    }

    /** This key as the attributes that a request names it with. */
    public Map<String, AttributeValue> toAttributes() {
        return Map.of(
                CrmTable.PARTITION_KEY, AttributeValue.fromS(partition), CrmTable.SORT_KEY, AttributeValue.fromS(sort));
    }
}
