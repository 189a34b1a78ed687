package dev.eventcrm.sender.store;

import dev.eventcrm.schema.item.EmailItem;
import dev.eventcrm.sender.store.WriteResult.Written;
import java.util.List;
import org.springframework.stereotype.Component;

/** Writes the next states of rows, several at once: one conditional write each. */
@Component
public class RowChanges implements AutoCloseable {
    private final Table table;
    private final ParallelWrites writes;

    RowChanges(Table table, WriterSettings settings) {
        this.table = table;
        this.writes = new ParallelWrites("changes", settings.writers());
    }

    /**
     * Writes the next states of rows, each if the table still holds the one before it.
     *
     * @param rows the rows in their new states
     * @return how many were written
     * @throws InterruptedException when the program ends before all are answered
     */
    public int replace(List<EmailItem> rows) throws InterruptedException {
        return (int) writes.all(rows, table::replace).stream()
                .filter(Written.class::isInstance)
                .count();
    }

    @Override
    public void close() {
        writes.close();
    }
}
