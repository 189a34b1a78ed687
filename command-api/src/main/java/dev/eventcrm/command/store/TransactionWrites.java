package dev.eventcrm.command.store;

import dev.eventcrm.schema.api.ConsistencyToken;
import dev.eventcrm.schema.item.ItemKey;
import dev.eventcrm.schema.item.ProjectedItem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What one transaction writes: all of it or nothing. It names no item twice and at most {@value #MOST_WRITES} items, which
 * is the limit of DynamoDB's TransactWriteItems.
 *
 * @param writes the writes
 */
public record TransactionWrites(List<Write> writes) {
    /** The most writes that a transaction may hold. */
    public static final int MOST_WRITES = 100;

    private static final TransactionWrites NOTHING = new TransactionWrites(List.of());

    /** Copies the writes and checks the limits. */
    public TransactionWrites {
        writes = List.copyOf(writes);
        if (writes.size() > MOST_WRITES) {
            throw new IllegalArgumentException("a transaction of " + writes.size() + " writes");
        }
        Set<ItemKey> keys = new HashSet<>();
        for (Write write : writes) {
            if (!keys.add(write.key())) {
                throw new IllegalArgumentException("a transaction that names " + write.key() + " twice");
            }
        }
    }

    /** The transaction that does not happen. */
    public static TransactionWrites nothing() {
        return NOTHING;
    }

    /**
     * A transaction that saves these items.
     *
     * @param items the items in their new states; the one that the command is about first
     */
    public static TransactionWrites saving(Collection<? extends ProjectedItem> items) {
        return new TransactionWrites(items.stream().<Write>map(Write.Save::new).toList());
    }

    /**
     * A transaction that saves these items.
     *
     * @param items the items in their new states; the one that the command is about first
     */
    public static TransactionWrites saving(ProjectedItem... items) {
        return saving(List.of(items));
    }

    /**
     * This transaction with another write.
     *
     * @param write the write
     */
    public TransactionWrites and(Write write) {
        List<Write> all = new ArrayList<>(writes);
        all.add(write);
        return new TransactionWrites(all);
    }

    /** Whether there is nothing to write. */
    public boolean isEmpty() {
        return writes.isEmpty();
    }

    /** The projected items that it writes, in their new states. */
    public List<ProjectedItem> items() {
        List<ProjectedItem> items = new ArrayList<>();
        for (Write write : writes) {
            if (write instanceof Write.Save(ProjectedItem item)) {
                items.add(item);
            }
        }
        return items;
    }

    /** Names every projected item that it writes, at its new version. */
    public ConsistencyToken token() {
        return ConsistencyToken.of(items());
    }
}
