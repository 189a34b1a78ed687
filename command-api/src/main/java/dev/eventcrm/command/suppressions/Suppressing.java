package dev.eventcrm.command.suppressions;

import dev.eventcrm.command.store.Commit;
import dev.eventcrm.command.store.Write;
import dev.eventcrm.schema.item.EmailAddresses;
import dev.eventcrm.schema.item.MailStatus;
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
     * @param known the address's entry as read; null if it is not on the list
     * @param wanted the entry that it should have; null if it should have none
     */
    public static Commit and(Commit commit, @Nullable SuppressionItem known, @Nullable SuppressionItem wanted) {
        return known != null || wanted == null
                ? commit
                : commit.and(new Write.Insert(wanted.key(), wanted.toAttributes()));
    }

    /**
     * The person in their next state, when what an entry says is news of them: who has left stays so, and whatever is said of an
     * address is said of whom it belongs to.
     *
     * @param person the person; null when there is none
     * @param entry an entry of an address that was theirs when they were mailed, or is
     * @param now the time of the write
     * @return null when they stay as they are
     */
    public static @Nullable UserItem told(@Nullable UserItem person, SuppressionItem entry, Instant now) {
        if (person == null || person.profile() == null) {
            return null;
        }
        MailStatus told = MailStatus.of(entry);
        boolean isMeant = told.followsPerson()
                || EmailAddresses.hash(person.profile().email()).equals(entry.addressHash());
        boolean isNews = person.mailStatus() == MailStatus.SUBSCRIBED
                || (told.followsPerson() && !person.mailStatus().followsPerson());
        return isMeant && isNews ? person.with(told, now) : null;
    }
}
