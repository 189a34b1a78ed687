package dev.eventcrm.sender.store;

import dev.eventcrm.schema.item.EmailItem;
import dev.eventcrm.table.VersionedWrites;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Writes rows that are not there yet, several at once: one conditional write each, which tells what it finds instead. */
@Component
public class NewRows implements AutoCloseable {
    private final Connection connection;
    private final CorruptItems damaged;
    private final ParallelWrites writes;

    NewRows(Connection connection, CorruptItems damaged, WriterSettings settings) {
        this.connection = connection;
        this.damaged = damaged;
        this.writes = new ParallelWrites("rows", settings.writers());
    }

    /** What stood under a key already. */
    private sealed interface Existing {
        record None() implements Existing {}

        record Row(EmailItem row) implements Existing {}

        /** One that cannot be read. */
        record Damaged() implements Existing {}
    }

    /**
     * Writes rows, each if there is none under its key.
     *
     * @param rows the rows, of version 1, no two of one key
     * @return the rows that were there already, as they stand; one that cannot be read counts as the one that was to be written
     * @throws InterruptedException when the program ends before all are written
     */
    public List<EmailItem> insert(List<EmailItem> rows) throws InterruptedException {
        return writes.all(rows, this::insert).stream()
                .flatMap(existing -> switch (existing) {
                    case Existing.Row(EmailItem row) -> Stream.of(row);
                    case Existing.None(), Existing.Damaged() -> Stream.empty();
                })
                .toList();
    }

    private Existing insert(EmailItem row) throws InterruptedException {
        return connection.call(client -> {
            try {
                client.putItem(VersionedWrites.alone(row));
                return new Existing.None();
            } catch (ConditionalCheckFailedException e) {
                return damaged.read(row.key(), e.item(), EmailItem::read)
                        .<Existing>map(Existing.Row::new)
                        .orElseGet(Existing.Damaged::new);
            }
        });
    }

    @Override
    public void close() {
        writes.close();
    }
}
