package dev.eventcrm.test;

import dev.eventcrm.schema.item.EmailId;
import dev.eventcrm.schema.item.EmailItem;
import dev.eventcrm.schema.item.EmailOutcome;
import dev.eventcrm.schema.item.EmailStatus;
import dev.eventcrm.schema.item.Engagement;
import dev.eventcrm.schema.item.ItemVersion;
import dev.eventcrm.schema.item.Occurrences;
import dev.eventcrm.schema.item.Sending;
import dev.eventcrm.schema.item.Utm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds rows of the ledger for tests: {@code anEmail().to("u1").sentAt(noon).build()}. */
public final class EmailItemBuilder {
    private static final Instant CREATED = Instant.parse("2026-03-01T00:00:00Z");

    private String campaignId = "c1";
    private String userId = "u1";
    private @Nullable String address;
    private long version = 1;
    private @Nullable Instant deletedAt;
    private @Nullable String eventId;
    private Utm utm = new Utm("newsletter", "email", "tech_conf_2025", null, null);
    private Sending sending = Sending.due(CREATED);
    private final Map<EmailOutcome, Occurrences> outcomes = new EnumMap<>(EmailOutcome.class);
    private final List<Engagement> touches = new ArrayList<>();

    private EmailItemBuilder() {}

    /** A mail of campaign {@code c1} to person {@code u1} that was just planned, at version 1. */
    public static EmailItemBuilder anEmail() {
        return new EmailItemBuilder();
    }

    /** Of that campaign. */
    public EmailItemBuilder of(String campaignId) {
        this.campaignId = campaignId;
        return this;
    }

    /** To that person, at an address made of their id. */
    public EmailItemBuilder to(String userId) {
        this.userId = userId;
        return this;
    }

    /** To that address. */
    public EmailItemBuilder at(String address) {
        this.address = address;
        return this;
    }

    /** At that version. */
    public EmailItemBuilder atVersion(long version) {
        this.version = version;
        return this;
    }

    /** As the tombstone left at that time. */
    public EmailItemBuilder deletedAt(Instant deletedAt) {
        this.deletedAt = deletedAt;
        return this;
    }

    /** Inviting to that event. */
    public EmailItemBuilder invitingTo(@Nullable String eventId) {
        this.eventId = eventId;
        return this;
    }

    /** Counted under that. */
    public EmailItemBuilder countedUnder(Utm utm) {
        this.utm = utm;
        return this;
    }

    /** With the sending standing like that. */
    public EmailItemBuilder with(Sending sending) {
        this.sending = sending;
        return this;
    }

    /** In that status since its creation, when it is not final, and otherwise since then. */
    public EmailItemBuilder in(EmailStatus status, Instant at) {
        sending = switch (status) {
            case PENDING -> Sending.due(at);
            case SUBMITTING, UNKNOWN -> new Sending(status, at, 1, "sender-1", at, null, null, null, null);
            case SENT -> new Sending(status, null, 1, null, at, at, null, null, "ses-" + userId);
            case FAILED, SUPPRESSED, SKIPPED, CANCELLED ->
                new Sending(status, null, 0, null, null, null, at, status.apiName(), null);
        };
        return this;
    }

    /** Taken by SES then. */
    public EmailItemBuilder sentAt(Instant at) {
        return in(EmailStatus.SENT, at);
    }

    /** With that outcome then, once more. */
    public EmailItemBuilder having(EmailOutcome outcome, Instant at) {
        outcomes.merge(outcome, Occurrences.of(at), Occurrences::and);
        return this;
    }

    /** With those touches too. */
    public EmailItemBuilder touched(Engagement... more) {
        touches.addAll(List.of(more));
        return this;
    }

    /** The row. */
    public EmailItem build() {
        String to = address == null ? userId + "@example.com" : address;
        return new EmailItem(
                new EmailId(campaignId, TestAddresses.hash(to)),
                new ItemVersion(version, CREATED, CREATED.plusSeconds(version - 1), deletedAt),
                userId,
                eventId,
                utm,
                sending,
                outcomes,
                touches,
                Set.of());
    }
}
