package dev.eventcrm.sender.outbox;

import dev.eventcrm.schema.item.EmailId;
import dev.eventcrm.schema.item.EmailItem;
import dev.eventcrm.schema.item.EmailStatus;
import dev.eventcrm.schema.item.FailureReason;
import dev.eventcrm.schema.item.ItemVersion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Moves a mail to the row of the address that its person has by now. A row is of one address, so that an address has one mail
 * of a campaign at most, whoever has had it meanwhile. As many rows stay as were planned.
 */
final class Readdressing {
    private Readdressing() {}

    /**
     * The next states of the rows.
     *
     * @param row the row of the person's old address, which is due
     * @param moved the id of the mail to the person's address
     * @param other the row of that address as it stands; null when there is none
     * @param now the time
     * @return one or two rows, to be written together
     */
    static List<EmailItem> decide(EmailItem row, EmailId moved, @Nullable EmailItem other, Instant now) {
        if (other == null) {
            return List.of(left(row, now), pending(moved, ItemVersion.first(now), row));
        }
        if (other.itemVersion().isDeleted()) {
            ItemVersion last = other.itemVersion();
            ItemVersion revived = new ItemVersion(last.version() + 1, last.createdAt(), now, null);
            return List.of(left(row, now), pending(other.emailId(), revived, row));
        }
        if (other.sending().status() == EmailStatus.PENDING && !other.userId().equals(row.userId())) {
            // Its person has moved on: each gets the row of the other, and theirs is looked at in its turn.
            return List.of(of(row, other.userId(), now), of(other, row.userId(), now));
        }
        return List.of(SendTransitions.ended(row, EmailStatus.SKIPPED, FailureReason.ADDRESS_TAKEN, now));
    }

    /** A tombstone: no figure counts it, and a page that is planned again finds it. */
    private static EmailItem left(EmailItem row, Instant now) {
        EmailItem ended = SendTransitions.ended(row, EmailStatus.SKIPPED, FailureReason.ADDRESS_CHANGED, now);
        return new EmailItem(
                row.emailId(),
                row.itemVersion().tombstone(now),
                row.userId(),
                row.eventId(),
                row.utm(),
                ended.sending(),
                Map.of(),
                List.of(),
                Set.of());
    }

    private static EmailItem pending(EmailId id, ItemVersion itemVersion, EmailItem row) {
        return new EmailItem(
                id, itemVersion, row.userId(), row.eventId(), row.utm(), row.sending(), Map.of(), List.of(), Set.of());
    }

    private static EmailItem of(EmailItem row, String userId, Instant now) {
        return new EmailItem(
                row.emailId(),
                row.itemVersion().next(now),
                userId,
                row.eventId(),
                row.utm(),
                row.sending(),
                row.outcomes(),
                row.touches(),
                row.seen());
    }
}
