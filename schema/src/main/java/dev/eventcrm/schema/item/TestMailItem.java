package dev.eventcrm.schema.item;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A mail that somebody sends to one address to see what a campaign would look like. It is in no ledger and no figure, at most
 * sent once, and gone after a day.
 *
 * @param id its id, a UUID
 * @param address where it goes
 * @param content what it says
 * @param utm what its links get
 * @param userId the person whom it addresses; absent for one that is made up
 * @param eventId the event that it tells of; absent when it tells of none
 * @param createdAt when it was asked for
 * @param standing where its sending stands
 */
public record TestMailItem(
        String id,
        String address,
        CampaignContent content,
        Utm utm,
        @Nullable String userId,
        @Nullable String eventId,
        Instant createdAt,
        Standing standing) {
    /** How long it can be asked for. */
    public static final Duration LIFE = Duration.ofDays(1);

    private static final String STATUS = "status";

    /**
     * Where the sending stands.
     *
     * @param status the status
     * @param reason why it is so; absent when that needs no reason
     * @param changedAt since when
     * @param dueAt when a sender is to look at it; absent once the status is final
     */
    public record Standing(
            TestMailStatus status,
            @Nullable String reason,
            Instant changedAt,
            @Nullable Instant dueAt) {}

    /**
     * A test mail that is to be sent at once.
     *
     * @param id its id, a UUID
     * @param address where it goes
     * @param content what it says
     * @param utm what its links get
     * @param userId the person whom it addresses; null for one that is made up
     * @param eventId the event that it tells of; null when it tells of none
     * @param now the time
     */
    public static TestMailItem queued(
            String id,
            String address,
            CampaignContent content,
            Utm utm,
            @Nullable String userId,
            @Nullable String eventId,
            Instant now) {
        return new TestMailItem(
                id, address, content, utm, userId, eventId, now, new Standing(TestMailStatus.QUEUED, null, now, now));
    }

    /** The same mail, standing elsewhere. */
    public TestMailItem with(Standing next) {
        return new TestMailItem(id, address, content, utm, userId, eventId, createdAt, next);
    }

    /** The key it stands under. */
    public ItemKey key() {
        return ItemKey.testMail(id);
    }

    /** The attribute that holds the status. */
    public static String statusAttribute() {
        return STATUS;
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
        Long dueAt = values.optionalNumber(Outbox.DUE_AT);
        return new TestMailItem(
                values.text("id"),
                values.text("address"),
                CampaignContent.read(values),
                Utm.read(values),
                values.optionalText("userId"),
                values.optionalText("eventId"),
                values.instant("createdAt"),
                new Standing(
                        values.parsed(STATUS, TestMailStatus::of),
                        values.optionalText("reason"),
                        values.instant("changedAt"),
                        dueAt == null ? null : Instant.ofEpochMilli(dueAt)));
    }

    /** The whole item as the table holds it. It has no kind, as nothing is projected from it. */
    public Map<String, AttributeValue> toAttributes() {
        Attributes attributes = Attributes.writer(key()).put("id", id).put("address", address);
        content.write(attributes);
        utm.write(attributes);
        attributes
                .put("userId", userId)
                .put("eventId", eventId)
                .put("createdAt", createdAt)
                .put(STATUS, standing.status().apiName())
                .put("reason", standing.reason())
                .put("changedAt", standing.changedAt())
                .put(CrmTable.EXPIRES_AT, (Number) createdAt.plus(LIFE).getEpochSecond());
        Instant dueAt = standing.dueAt();
        if (dueAt != null) {
            attributes.put(Outbox.SHARD, Outbox.TEST_MAILS).put(Outbox.DUE_AT, (Number) dueAt.toEpochMilli());
        }
        return attributes.toMap();
    }
}
