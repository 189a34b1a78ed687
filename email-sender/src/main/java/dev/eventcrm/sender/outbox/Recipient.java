package dev.eventcrm.sender.outbox;

import dev.eventcrm.mail.Placeholders;
import dev.eventcrm.schema.Pure;
import dev.eventcrm.schema.item.AddressHashes;
import dev.eventcrm.schema.item.CampaignContent;
import dev.eventcrm.schema.item.EmailAddresses;
import dev.eventcrm.schema.item.EmailItem;
import dev.eventcrm.schema.item.EventDetails;
import dev.eventcrm.schema.item.EventItem;
import dev.eventcrm.schema.item.EventStatus;
import dev.eventcrm.schema.item.FailureReason;
import dev.eventcrm.schema.item.MailStatus;
import dev.eventcrm.schema.item.Suppression;
import dev.eventcrm.schema.item.UserItem;
import dev.eventcrm.schema.item.UserProfile;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether the one whom a mail is for is to get it, and what it tells them, by what is true right before it is sent. */
@Pure
sealed interface Recipient {
    /**
     * They are.
     *
     * @param address where it goes
     * @param values the values of the placeholders
     */
    record Reachable(String address, Map<String, String> values) implements Recipient {}

    /**
     * They have another address than the row is of.
     *
     * @param address their address
     */
    record Moved(String address) implements Recipient {}

    /**
     * The address must not be mailed.
     *
     * @param cause why
     */
    record Suppressed(String cause) implements Recipient {}

    /** What is said of them, of their address or of the event cannot be read: whether they may be mailed nobody knows. */
    record Unreadable() implements Recipient {}

    /**
     * There is nobody to mail, or nothing to tell.
     *
     * @param reason why, one of {@link FailureReason}
     */
    record Skipped(String reason) implements Recipient {}

    /**
     * What stands in the table when the mail is about to be submitted.
     *
     * @param suppression why the row's address must not be mailed
     * @param person the person
     * @param event the event that the row invites to
     */
    record Facts(
            @Nullable Suppression suppression,
            @Nullable UserItem person,
            @Nullable EventItem event) {}

    /**
     * Decides.
     *
     * @param row the mail
     * @param facts what is true now
     * @param content what the campaign says
     * @param hashes the hashes of addresses
     */
    static Recipient decide(EmailItem row, Facts facts, CampaignContent content, AddressHashes hashes) {
        UserItem person = facts.person();
        UserProfile profile = person == null ? null : person.profile();
        if (person == null || profile == null) {
            return new Skipped(FailureReason.PERSON_DELETED);
        }
        EventDetails event = facts.event() == null ? null : facts.event().details();
        if (row.eventId() != null && event == null) {
            return new Skipped(FailureReason.EVENT_DELETED);
        }
        if (event != null && event.status() == EventStatus.CANCELLED && !content.tellsOfCancelledEvent()) {
            return new Skipped(FailureReason.EVENT_CANCELLED);
        }
        if (!hashes.isOf(row.emailId().addressHash(), profile.email())) {
            return new Moved(profile.email());
        }
        MailStatus status = person.mailStatus();
        if (status.followsPerson()) {
            return new Suppressed(status.apiName());
        }
        if (facts.suppression() != null) {
            return new Suppressed(facts.suppression().cause().apiName());
        }
        Map<String, String> values = new LinkedHashMap<>();
        if (event != null) {
            values.putAll(Placeholders.of(event, content.locale()));
        }
        values.putAll(Placeholders.of(profile));
        return new Reachable(EmailAddresses.deliverable(profile.email()), values);
    }
}
