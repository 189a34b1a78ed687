package dev.eventcrm.command.suppressions;

import dev.eventcrm.command.store.Commit;
import dev.eventcrm.command.store.Write;
import dev.eventcrm.schema.item.SuppressionItem;
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
}
