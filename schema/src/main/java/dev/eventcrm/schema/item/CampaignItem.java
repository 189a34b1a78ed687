package dev.eventcrm.schema.item;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A mail to many.
 *
 * @param id the campaign's id, a UUID
 * @param itemVersion which state this is
 * @param content what it says
 * @param utm what its mails are counted under
 * @param eventId the event that it invites to
 * @param audience whom it is for
 * @param sendAt when its mails are due
 * @param state what is wanted of it
 * @param planning how far the audience has been planned
 * @param retry what has to be tried again; absent when nothing
 * @param endedAt when its last mail became final; absent while it has not ended
 */
public record CampaignItem(
        String id,
        ItemVersion itemVersion,
        CampaignContent content,
        Utm utm,
        @Nullable String eventId,
        CampaignAudience audience,
        Instant sendAt,
        CampaignState state,
        Planning planning,
        @Nullable Retry retry,
        @Nullable Instant endedAt)
        implements ProjectedItem {
    static final String KIND_NAME = "campaign";

    private static final Instant NEVER = Instant.parse("9999-12-31T23:59:59Z");

    /**
     * That failed mails have to be sent again.
     *
     * @param requestedAt when that was asked for; mails that failed later are not meant
     * @param includesUnconfirmed whether mails are meant too of which nobody knows that they were not sent
     */
    public record Retry(Instant requestedAt, boolean includesUnconfirmed) {}

    /**
     * The item that the table holds.
     *
     * @param attributes all attributes of the item
     * @throws CorruptItemException when they are not those of a campaign
     */
    public static CampaignItem read(Map<String, AttributeValue> attributes) {
        return read(Attributes.of(attributes));
    }

    static CampaignItem read(Attributes attributes) {
        Instant retryRequestedAt = attributes.optionalInstant("retryRequestedAt");
        return new CampaignItem(
                attributes.text("id"),
                ItemVersion.read(attributes),
                CampaignContent.read(attributes),
                Utm.read(attributes),
                attributes.optionalText("eventId"),
                CampaignAudience.read(attributes),
                attributes.instant("sendAt"),
                attributes.parsed("state", CampaignState::of),
                Planning.read(attributes),
                retryRequestedAt == null
                        ? null
                        : new Retry(retryRequestedAt, attributes.optionalText("retryIncludesUnconfirmed") != null),
                attributes.optionalInstant("endedAt"));
    }

    @Override
    public ItemKey key() {
        return ItemKey.campaign(id);
    }

    @Override
    public Map<String, AttributeValue> toAttributes() {
        Attributes attributes = Attributes.writer(key()).put(KIND, KIND_NAME).put("id", id);
        itemVersion.write(attributes);
        content.write(attributes);
        utm.write(attributes);
        audience.write(attributes);
        planning.write(attributes);
        attributes
                .put("eventId", eventId)
                .put("sendAt", sendAt)
                .put("state", state.apiName())
                .put("endedAt", endedAt);
        if (retry != null) {
            attributes
                    .put("retryRequestedAt", retry.requestedAt())
                    .put("retryIncludesUnconfirmed", retry.includesUnconfirmed() ? "yes" : null);
        }
        if (endedAt == null) {
            attributes.put(Outbox.SHARD, Outbox.CAMPAIGNS).put(Outbox.DUE_AT, (Number)
                    nextWorkAt().toEpochMilli());
        }
        return attributes.toMap();
    }

    /** When a sender has something to do for it, which is never as long as it is paused and planned. */
    private Instant nextWorkAt() {
        boolean isPlanningNow = retry != null
                || (planning.isAtStart() ? audience.mode() == AudienceMode.FROZEN : planning.cursor() != null);
        return switch (state) {
            case ACTIVE -> isPlanningNow && sendAt.isAfter(itemVersion.updatedAt()) ? itemVersion.updatedAt() : sendAt;
            case PAUSED -> isPlanningNow ? itemVersion.updatedAt() : NEVER;
            case CANCELLED, FINISHED -> itemVersion.updatedAt();
        };
    }

    /** The campaign without what it says, which is most of its size. */
    public CampaignItem withoutText() {
        return new CampaignItem(
                id,
                itemVersion,
                new CampaignContent(
                        content.name(),
                        "",
                        "",
                        content.isHtml(),
                        content.locale(),
                        content.tellsOfCancelledEvent(),
                        content.attributionHosts()),
                utm,
                eventId,
                new CampaignAudience("{}", audience.count(), audience.mode(), audience.addressKey()),
                sendAt,
                state,
                planning,
                retry,
                endedAt);
    }
}
