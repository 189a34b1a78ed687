package dev.eventcrm.command.suppressions;

import dev.eventcrm.command.store.TransactionWrites;
import dev.eventcrm.command.store.Write;
import dev.eventcrm.schema.item.AddressHashes;
import dev.eventcrm.schema.item.MailStatus;
import dev.eventcrm.schema.item.Suppression;
import dev.eventcrm.schema.item.SuppressionItem;
import dev.eventcrm.schema.item.UserItem;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How an address comes onto the suppression list. */
public final class Suppressing {
    private Suppressing() {}

    /**
     * A transaction that puts the address on the list too. Who is on it stays, with the cause that came first: it says since
     * when the address is not mailed.
     *
     * @param commit the transaction
     * @param entry the address's entry as read
     * @param reason why it should be on the list
     * @param now the time of the write
     */
    public static TransactionWrites and(
            TransactionWrites commit, SuppressionItem entry, Suppression reason, Instant now) {
        return entry.isListed() ? commit : commit.and(new Write.Save(entry.listed(reason, now)));
    }

    /**
     * The person in their next state, when what is said of an address is news of them: who has left stays so, and whatever is said of an
     * address is said of whom it belongs to.
     *
     * @param person the person; null when there is none
     * @param addressHash the hash of an address that was theirs when they were mailed, or is
     * @param reason why it must not be mailed
     * @param hashes the hashes of addresses
     * @param now the time of the write
     * @return null when they stay as they are
     */
    public static @Nullable UserItem suppressed(
            @Nullable UserItem person, String addressHash, Suppression reason, AddressHashes hashes, Instant now) {
        if (person == null || person.profile() == null) {
            return null;
        }
        MailStatus suppressed = MailStatus.of(reason);
        boolean isMeant = suppressed.followsPerson()
                || hashes.isOf(addressHash, person.profile().email());
        boolean isNews = person.mailStatus() == MailStatus.SUBSCRIBED
                || (suppressed.followsPerson() && !person.mailStatus().followsPerson());
        return isMeant && isNews ? person.with(suppressed, now) : null;
    }
}
