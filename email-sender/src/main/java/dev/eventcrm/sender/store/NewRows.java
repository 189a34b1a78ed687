package dev.eventcrm.sender.store;

import dev.eventcrm.schema.item.CrmTable;
import dev.eventcrm.schema.item.EmailItem;
import dev.eventcrm.sender.waiting.Attempt;
import dev.eventcrm.sender.waiting.Attempt.Done;
import dev.eventcrm.sender.waiting.Attempt.NotYet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementError;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementErrorCodeEnum;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementResponse;

/**
 * Writes rows that are not there yet, many at a time. PartiQL's {@code INSERT} is a put-if-absent, {@code
 * BatchExecuteStatement} takes 25 of them, and each succeeds or fails for itself; one that finds a row says {@code
 * DuplicateItem}.
 */
@Component
public class NewRows implements AutoCloseable {
    private static final int MOST_STATEMENTS = 25;

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
     * @return those for which there was one already
     * @throws InterruptedException when the program ends before all are written
     */
    public List<EmailItem> insert(List<EmailItem> rows) throws InterruptedException {
        List<Callable<List<EmailItem>>> batches = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += MOST_STATEMENTS) {
            List<EmailItem> some = rows.subList(from, Math.min(from + MOST_STATEMENTS, rows.size()));
            batches.add(() -> insertSome(some));
        }
        List<EmailItem> existing = new ArrayList<>();
        for (Future<List<EmailItem>> batch : writers.invokeAll(batches)) {
            existing.addAll(result(batch));
        }
        return existing;
    }

    private static List<EmailItem> result(Future<List<EmailItem>> batch) throws InterruptedException {
        try {
            return batch.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof InterruptedException) {
                throw new InterruptedException("ended before all rows were written");
            }
            throw new IllegalStateException("rows could not be written", e.getCause());
        }
    }

    private List<EmailItem> insertSome(List<EmailItem> rows) throws InterruptedException {
        List<EmailItem> existing = new ArrayList<>();
        List<EmailItem> open = new ArrayList<>(rows);
        connection.until(client -> attempt(client, open, existing));
        return existing;
    }

    /** Takes out of {@code open} what is settled. */
    private static Attempt.Outcome<Boolean> attempt(
            DynamoDbClient client, List<EmailItem> open, List<EmailItem> existing) {
        List<EmailItem> asked = List.copyOf(open);
        List<BatchStatementResponse> answers = client.batchExecuteStatement(request -> request.statements(
                        asked.stream().map(NewRows::statement).toList()))
                .responses();
        String reason = "";
        for (int i = 0; i < asked.size(); i++) {
            BatchStatementError error = answers.get(i).error();
            if (error != null && isPassing(error.code())) {
                reason = error.codeAsString() + ": " + error.message();
                continue;
            }
            open.remove(asked.get(i));
            if (error != null && error.code() == BatchStatementErrorCodeEnum.DUPLICATE_ITEM) {
                existing.add(asked.get(i));
            } else if (error != null) {
                throw new IllegalStateException("the row " + asked.get(i).id() + " was refused: " + error.codeAsString()
                        + " " + error.message());
            }
        }
        return open.isEmpty() ? new Done<>(true) : new NotYet<>(reason);
    }

    private static boolean isPassing(BatchStatementErrorCodeEnum code) {
        return switch (code) {
            case THROTTLING_ERROR,
                    PROVISIONED_THROUGHPUT_EXCEEDED,
                    REQUEST_LIMIT_EXCEEDED,
                    INTERNAL_SERVER_ERROR,
                    TRANSACTION_CONFLICT -> true;
            default -> false;
        };
    }

    private static BatchStatementRequest statement(EmailItem row) {
        Map<String, AttributeValue> attributes = row.toAttributes();
        String names =
                attributes.keySet().stream().map(name -> "'" + name + "': ?").collect(Collectors.joining(", "));
        return BatchStatementRequest.builder()
                .statement("INSERT INTO \"" + CrmTable.NAME + "\" VALUE {" + names + "}")
                .parameters(List.copyOf(attributes.values()))
                .build();
    }

    @Override
    public void close() {
        writers.shutdownNow();
    }
}
