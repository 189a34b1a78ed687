package dev.eventcrm.sender.store;

import dev.eventcrm.schema.item.CrmTable;
import dev.eventcrm.schema.item.ItemKey;
import dev.eventcrm.schema.item.Outbox;
import dev.eventcrm.schema.item.ProjectedItem;
import dev.eventcrm.sender.store.WriteResult.VersionConflict;
import dev.eventcrm.sender.store.WriteResult.Written;
import dev.eventcrm.table.BatchReads;
import dev.eventcrm.table.Contention;
import dev.eventcrm.table.VersionedWrites;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * The table {@link CrmTable}. Reads of items are strongly consistent, as decisions are made on them; the outbox index is
 * not, so what it lists is read before anything is done to it.
 */
@Component
public class Table {
    private final Connection connection;

    Table(Connection connection) {
        this.connection = connection;
    }

    /**
     * Reads an item.
     *
     * @param key its key
     * @return all its attributes; empty when there is none
     * @throws InterruptedException when the program ends before the table answers
     */
    public Optional<Map<String, AttributeValue>> read(ItemKey key) throws InterruptedException {
        return connection.call(client -> {
            var answer = client.getItem(request ->
                    request.tableName(CrmTable.NAME).key(key.toAttributes()).consistentRead(true));
            return answer.hasItem() ? Optional.of(answer.item()) : Optional.empty();
        });
    }

    /**
     * Reads items.
     *
     * @param keys their keys, as many as one likes
     * @return those that are there, with all their attributes
     * @throws InterruptedException when the program ends before the table answers
     */
    public Map<ItemKey, Map<String, AttributeValue>> read(Collection<ItemKey> keys) throws InterruptedException {
        return BatchReads.read(
                keys, request -> connection.call(client -> client.batchGetItem(request)), connection::pause);
    }

    /**
     * Writes an item's next state, if the table still holds the one before it.
     *
     * @param item the item in its new state
     * @throws InterruptedException when the program ends before the table answers
     */
    public WriteResult replace(ProjectedItem item) throws InterruptedException {
        PutItemRequest write = VersionedWrites.alone(item);
        return connection.call(client -> {
            try {
                client.putItem(write);
                return new Written();
            } catch (ConditionalCheckFailedException e) {
                return e.hasItem() && isSame(item, e.item()) ? new Written() : new VersionConflict(e.item());
            }
        });
    }

    /**
     * Writes the next states of items together, if the table still holds the ones before them; otherwise none of them.
     *
     * @param items the items in their new states; those of version 1 are new
     * @return whether they are written; false also when they are, but the answer was lost
     * @throws InterruptedException when the program ends before the table answers
     */
    public boolean replaceAll(List<? extends ProjectedItem> items) throws InterruptedException {
        List<TransactWriteItem> writes = items.stream()
                .map(item -> TransactWriteItem.builder()
                        .put(VersionedWrites.inTransaction(item))
                        .build())
                .toList();
        return connection.call(client -> {
            try {
                client.transactWriteItems(request -> request.transactItems(writes));
                return true;
            } catch (TransactionCanceledException e) {
                if (Contention.of(e).isEmpty()) {
                    throw e;
                }
                return false;
            }
        });
    }

    /** If an answer was lost, the write that is sent again meets what it wrote itself. */
    private static boolean isSame(ProjectedItem item, Map<String, AttributeValue> current) {
        return ProjectedItem.read(current).equals(Optional.of(item));
    }

    /**
     * What a partition of the outbox lists, the first due first. The list may lag behind the table.
     *
     * @param shard the partition
     * @param until only what is due then; null for all
     * @param limit the most
     * @throws InterruptedException when the program ends before the table answers
     */
    public List<ItemKey> outbox(String shard, @Nullable Instant until, int limit) throws InterruptedException {
        QueryRequest query = query(shard, until).limit(limit).build();
        return connection.call(client -> client.query(query)).items().stream()
                .map(ItemKey::read)
                .toList();
    }

    /**
     * All that a partition of the outbox lists that is due then.
     *
     * @param shard the partition
     * @param until what is due then
     * @throws InterruptedException when the program ends before the table answers
     */
    public List<ItemKey> wholeOutbox(String shard, Instant until) throws InterruptedException {
        List<ItemKey> keys = new ArrayList<>();
        @Nullable Map<String, AttributeValue> from = null;
        do {
            QueryRequest query = query(shard, until).exclusiveStartKey(from).build();
            var answer = connection.call(client -> client.query(query));
            answer.items().stream().map(ItemKey::read).forEach(keys::add);
            from = answer.hasLastEvaluatedKey() ? answer.lastEvaluatedKey() : null;
        } while (from != null);
        return keys;
    }

    /**
     * When the first is due that a partition of the outbox lists.
     *
     * @param shard the partition
     * @return empty when it lists nothing
     * @throws InterruptedException when the program ends before the table answers
     */
    public Optional<Instant> firstDue(String shard) throws InterruptedException {
        QueryRequest query = query(shard, null).limit(1).build();
        return connection.call(client -> client.query(query)).items().stream()
                .findFirst()
                .map(item -> Instant.ofEpochMilli(Long.parseLong(
                        Objects.requireNonNull(item.get(Outbox.DUE_AT)).n())));
    }

    private static QueryRequest.Builder query(String shard, @Nullable Instant until) {
        QueryRequest.Builder query =
                QueryRequest.builder().tableName(CrmTable.NAME).indexName(Outbox.INDEX);
        return until == null
                ? query.keyConditionExpression(Outbox.SHARD + " = :shard")
                        .expressionAttributeValues(Map.of(":shard", AttributeValue.fromS(shard)))
                : query.keyConditionExpression(Outbox.SHARD + " = :shard AND " + Outbox.DUE_AT + " <= :until")
                        .expressionAttributeValues(Map.of(
                                ":shard",
                                AttributeValue.fromS(shard),
                                ":until",
                                AttributeValue.fromN(Long.toString(until.toEpochMilli()))));
    }

    /**
     * Sends any other request.
     *
     * @param request the request
     * @throws InterruptedException when the program ends before the table answers
     */
    public <T> T call(Function<DynamoDbClient, T> request) throws InterruptedException {
        return connection.call(request);
    }
}
