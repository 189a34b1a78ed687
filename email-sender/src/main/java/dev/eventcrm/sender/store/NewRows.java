package dev.eventcrm.sender.store;

import dev.eventcrm.schema.item.CrmTable;
import dev.eventcrm.schema.item.EmailItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** Writes rows that are not there yet, several at once: one conditional write each, which tells what it finds instead. */
@Component
public class NewRows implements AutoCloseable {
    private final Connection connection;
    private final ExecutorService writers;

    NewRows(Connection connection, WriterSettings settings) {
        this.connection = connection;
        this.writers = Executors.newFixedThreadPool(
                settings.writers(), Thread.ofVirtual().name("rows-", 0).factory());
    }

    /**
     * Writes rows, each if there is none under its key.
     *
     * @param rows the rows, no two of one key
     * @return the rows that were there already, as they stand
     * @throws InterruptedException when the program ends before all are written
     */
    public List<EmailItem> insert(List<EmailItem> rows) throws InterruptedException {
        List<Callable<Optional<EmailItem>>> writes = new ArrayList<>();
        rows.forEach(row -> writes.add(() -> insert(row)));
        List<EmailItem> existing = new ArrayList<>();
        for (Future<Optional<EmailItem>> write : writers.invokeAll(writes)) {
            result(write).ifPresent(existing::add);
        }
        return existing;
    }

    private Optional<EmailItem> insert(EmailItem row) throws InterruptedException {
        return connection.call(client -> {
            try {
                client.putItem(put -> put.tableName(CrmTable.NAME)
                        .item(row.toAttributes())
                        .conditionExpression("attribute_not_exists(" + CrmTable.PARTITION_KEY + ")")
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
                return Optional.empty();
            } catch (ConditionalCheckFailedException e) {
                return Optional.of(EmailItem.read(e.item()));
            }
        });
    }

    private static Optional<EmailItem> result(Future<Optional<EmailItem>> write) throws InterruptedException {
        try {
            return write.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof InterruptedException) {
                throw new InterruptedException("ended before all rows were written");
            }
            throw new IllegalStateException("rows could not be written", e.getCause());
        }
    }

    @Override
    public void close() {
        writers.shutdownNow();
    }
}
