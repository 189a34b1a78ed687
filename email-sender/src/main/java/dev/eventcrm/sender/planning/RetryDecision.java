package dev.eventcrm.sender.planning;

import dev.eventcrm.schema.Pure;
import dev.eventcrm.schema.item.CampaignItem.Retry;
import dev.eventcrm.schema.item.EmailItem;
import dev.eventcrm.schema.item.EmailStatus;
import dev.eventcrm.schema.item.FailureReason;
import dev.eventcrm.schema.item.Sending;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a failed mail is to be sent again. */
@Pure
final class RetryDecision {
    private RetryDecision() {}

    /**
     * The row's next state.
     *
     * @param row the row as it stands
     * @param retry what was asked for
     * @param now the time
     * @return empty when nothing is to be done
     */
    static Optional<EmailItem> decide(EmailItem row, Retry retry, Instant now) {
        Sending sending = row.sending();
        if (sending.status() != EmailStatus.FAILED || isLater(sending.endedAt(), retry.requestedAt())) {
            return Optional.empty();
        }
        if (FailureReason.UNCONFIRMED.equals(sending.reason())
                && (!retry.includesUnconfirmed() || row.isProvenSent())) {
            return Optional.empty();
        }
        return Optional.of(row.with(
                new Sending(EmailStatus.PENDING, now, sending.attempts(), null, null, null, null, null, null), now));
    }

    private static boolean isLater(@Nullable Instant endedAt, Instant requestedAt) {
        return endedAt != null && endedAt.isAfter(requestedAt);
    }
}
