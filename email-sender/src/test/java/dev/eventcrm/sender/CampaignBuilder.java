package dev.eventcrm.sender;

import dev.eventcrm.schema.item.AudienceMode;
import dev.eventcrm.schema.item.CampaignAudience;
import dev.eventcrm.schema.item.CampaignContent;
import dev.eventcrm.schema.item.CampaignItem;
import dev.eventcrm.schema.item.CampaignState;
import dev.eventcrm.schema.item.ItemVersion;
import dev.eventcrm.schema.item.Planning;
import dev.eventcrm.schema.item.Utm;
import dev.eventcrm.test.TestAddresses;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Builds campaigns for tests: {@code aCampaign().over("a0/0").build()}. */
public final class CampaignBuilder {
    private static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");

    private String id = UUID.randomUUID().toString();
    private CampaignContent content = new CampaignContent(
            null,
            "Hello {{firstName}}",
            "Join us at https://example.com/event!",
            false,
            CampaignContent.DEFAULT_LOCALE,
            false);
    private CampaignState state = CampaignState.ACTIVE;
    private Instant sendAt = CREATED;
    private @Nullable String eventId;
    private CampaignAudience audience =
            new CampaignAudience("{}", 1, AudienceMode.FROZEN, TestAddresses.HASHES.keyId());
    private Planning planning = Planning.from("none/0");
    private CampaignItem.@Nullable Retry retry;
    private long version = 1;

    private CampaignBuilder() {}

    /** An active campaign, due since long, that nobody has planned. */
    public static CampaignBuilder aCampaign() {
        return new CampaignBuilder();
    }

    /** With that id. */
    public CampaignBuilder withId(String newId) {
        id = newId;
        return this;
    }

    /** At that version. */
    public CampaignBuilder atVersion(long newVersion) {
        version = newVersion;
        return this;
    }

    /** For that frozen audience. */
    public CampaignBuilder over(String cursor) {
        planning = Planning.from(cursor);
        return this;
    }

    /** For whom that question finds, when it is due or when it is accepted. */
    public CampaignBuilder asking(String question, AudienceMode mode) {
        audience = new CampaignAudience(question, 1, mode, audience.addressKey());
        planning = Planning.start();
        return this;
    }

    /** Accepted when addresses were hashed with the key of that id. */
    public CampaignBuilder hashingWith(String keyId) {
        audience = new CampaignAudience(audience.question(), audience.count(), audience.mode(), keyId);
        return this;
    }

    /** Inviting to that event. */
    public CampaignBuilder invitingTo(String newEventId) {
        eventId = newEventId;
        return this;
    }

    /** Planned that far. */
    public CampaignBuilder planned(Planning newPlanning) {
        planning = newPlanning;
        return this;
    }

    /** Of that state. */
    public CampaignBuilder inState(CampaignState newState) {
        state = newState;
        return this;
    }

    /** To be sent then. */
    public CampaignBuilder sendingAt(Instant newSendAt) {
        sendAt = newSendAt;
        return this;
    }

    /** Saying that. */
    public CampaignBuilder saying(CampaignContent newContent) {
        content = newContent;
        return this;
    }

    /** Whose failed mails are to be sent again. */
    public CampaignBuilder retrying(CampaignItem.Retry newRetry) {
        retry = newRetry;
        return this;
    }

    /** The campaign. */
    public CampaignItem build() {
        return new CampaignItem(
                id,
                new ItemVersion(version, CREATED, CREATED, null),
                content,
                new Utm("newsletter", "email", "launch", null, null),
                eventId,
                audience,
                sendAt,
                state,
                planning,
                retry,
                null);
    }
}
