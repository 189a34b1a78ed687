package dev.eventcrm.sender.planning;

import dev.eventcrm.schema.item.CampaignItem.Retry;
import dev.eventcrm.schema.item.EmailAddresses;
import dev.eventcrm.schema.item.EmailItem;
import dev.eventcrm.schema.item.EmailStatus;
import dev.eventcrm.schema.item.FailureReason;
import dev.eventcrm.schema.item.Sending;
import dev.eventcrm.schema.item.UserItem;
import dev.eventcrm.schema.item.UserProfile;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a failed mail is to be sent again, and where to. A final row has no address, so the person is asked. */
final class Reopening {
    private Reopening() {}

    /**
     * The row's next state.
     *
     * @param row the row as it stands
     * @param retry what was asked for
     * @param person the person; null when there is no such
     * @param now the time
     * @return empty when nothing is to be done
     */
    static Optional<EmailItem> decide(EmailItem row, Retry retry, @Nullable UserItem person, Instant now) {
        Sending sending = row.sending();
        if (sending.status() != EmailStatus.FAILED || isLater(sending.endedAt(), retry.requestedAt())) {
            return Optional.empty();
        }
        if (FailureReason.UNCONFIRMED.equals(sending.reason())
                && (!retry.includesUnconfirmed() || row.isProvenSent())) {
            return Optional.empty();
        }
        UserProfile profile = person == null ? null : person.profile();
        if (profile == null) {
            return Optional.of(row.with(ended(sending, EmailStatus.SKIPPED, FailureReason.PERSON_DELETED, now), now));
        }
        if (!EmailAddresses.hash(profile.email()).equals(row.emailId().addressHash())) {
            return Optional.of(row.with(ended(sending, EmailStatus.FAILED, FailureReason.ADDRESS_CHANGED, now), now));
        }
        return Optional.of(new EmailItem(
                row.emailId(),
                row.revision().next(now),
                row.userId(),
                profile.email().strip(),
                row.eventId(),
                row.utm(),
                new Sending(EmailStatus.PENDING, now, sending.attempts(), null, null, null, null, null, null),
                row.outcomes(),
                row.touches(),
                row.seen()));
    }

    private static boolean isLater(@Nullable Instant endedAt, Instant requestedAt) {
        return endedAt != null && endedAt.isAfter(requestedAt);
    }

    private static Sending ended(Sending sending, EmailStatus status, String reason, Instant now) {
        return new Sending(
                status, null, sending.attempts(), null, sending.submittedAt(), null, now, reason, sending.messageId());
    }
}
