package dev.eventcrm.test;

import dev.eventcrm.schema.item.AudienceMode;
import dev.eventcrm.schema.item.CampaignAudience;
import dev.eventcrm.schema.item.CampaignContent;
import dev.eventcrm.schema.item.CampaignItem;
import dev.eventcrm.schema.item.CampaignState;
import dev.eventcrm.schema.item.ItemVersion;
import dev.eventcrm.schema.item.Planning;
import dev.eventcrm.schema.item.Utm;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Builds campaigns for tests: {@code aCampaign().withId("c1").in(CampaignState.PAUSED).build()}. */
public final class CampaignItemBuilder {
    private static final Instant CREATED = Instant.parse("2026-03-01T00:00:00Z");

    private String id = "c1";
    private long version = 1;
    private @Nullable Instant deletedAt;
    private @Nullable String name = "Spring";
    private String subject = "Join our next event!";
    private Utm utm = new Utm("newsletter", "email", "tech_conf_2025", null, null);
    private @Nullable String eventId;
    private int audienceCount = 10;
    private Instant sendAt = CREATED;
    private CampaignState state = CampaignState.ACTIVE;
    private Planning planning = Planning.from("cursor");
    private @Nullable Instant endedAt;

    private CampaignItemBuilder() {}

    /** A campaign that was just accepted, at version 1, for ten people. */
    public static CampaignItemBuilder aCampaign() {
        return new CampaignItemBuilder();
    }

    /** With that id. */
    public CampaignItemBuilder withId(String id) {
        this.id = id;
        return this;
    }

    /** At that version. */
    public CampaignItemBuilder atVersion(long version) {
        this.version = version;
        return this;
    }

    /** As the tombstone left at that time. */
    public CampaignItemBuilder deletedAt(Instant deletedAt) {
        this.deletedAt = deletedAt;
        return this;
    }

    /** Called that by its authors. */
    public CampaignItemBuilder named(@Nullable String name) {
        this.name = name;
        return this;
    }

    /** With that subject. */
    public CampaignItemBuilder withSubject(String subject) {
        this.subject = subject;
        return this;
    }

    /** Counted under that. */
    public CampaignItemBuilder countedUnder(Utm utm) {
        this.utm = utm;
        return this;
    }

    /** Inviting to that event. */
    public CampaignItemBuilder invitingTo(@Nullable String eventId) {
        this.eventId = eventId;
        return this;
    }

    /** For so many people. */
    public CampaignItemBuilder forPeople(int audienceCount) {
        this.audienceCount = audienceCount;
        return this;
    }

    /** Due then. */
    public CampaignItemBuilder sentAt(Instant sendAt) {
        this.sendAt = sendAt;
        return this;
    }

    /** In that state. */
    public CampaignItemBuilder in(CampaignState state) {
        this.state = state;
        return this;
    }

    /** With so many rows, and all of them there since then; null while there are more to come. */
    public CampaignItemBuilder planned(int planned, int merged, @Nullable Instant plannedAt) {
        planning = new Planning(plannedAt == null ? "cursor" : null, planned, merged, 0, null, null, plannedAt);
        return this;
    }

    /** Ended then. */
    public CampaignItemBuilder endedAt(Instant endedAt) {
        this.endedAt = endedAt;
        return this;
    }

    /** The campaign. */
    public CampaignItem build() {
        return new CampaignItem(
                id,
                new ItemVersion(version, CREATED, CREATED.plusSeconds(version - 1), deletedAt),
                new CampaignContent(
                        name, subject, "We invite you, {{firstName}}.", false, CampaignContent.DEFAULT_LOCALE, false),
                utm,
                eventId,
                new CampaignAudience(
                        "{\"filter\":{\"company\":\"TechCorp\"}}",
                        audienceCount,
                        AudienceMode.DUE,
                        TestAddresses.HASHES.keyId()),
                sendAt,
                state,
                planning,
                null,
                endedAt);
    }
}
