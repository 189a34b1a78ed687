package dev.eventcrm.sender.store;

import dev.eventcrm.schema.item.CrmTable;
import dev.eventcrm.schema.item.ItemKey;
import dev.eventcrm.schema.item.ItemVersion;
import dev.eventcrm.schema.item.Outbox;
import dev.eventcrm.schema.item.ProjectedItem;
import dev.eventcrm.sender.store.WriteResult.VersionConflict;
import dev.eventcrm.sender.store.WriteResult.Written;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * The table {@link CrmTable}. Reads of items are strongly consistent, as decisions are made on them; the outbox index is
 * not, so what it lists is read before anything is done to it.
 */
@Component
public class Table {
    /** The most keys that one BatchGetItem takes. */
    private static final int MOST_KEYS = 100;

    /** Why a transaction is cancelled that may be made again on what the table holds then. */
    private static final Set<String> OVERTAKEN = Set.of(
            "None",
            "ConditionalCheckFailed",
            "TransactionConflict",
            "ThrottlingError",
            "ProvisionedThroughputExceeded");

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
        Map<ItemKey, Map<String, AttributeValue>> found = new HashMap<>();
        List<ItemKey> distinct = List.copyOf(new LinkedHashSet<>(keys));
        for (int from = 0; from < distinct.size(); from += MOST_KEYS) {
            List<ItemKey> some = distinct.subList(from, Math.min(from + MOST_KEYS, distinct.size()));
            KeysAndAttributes open = KeysAndAttributes.builder()
                    .keys(some.stream().map(ItemKey::toAttributes).toList())
                    .consistentRead(true)
                    .build();
            while (open != null && !open.keys().isEmpty()) {
                var pending = Map.of(CrmTable.NAME, open);
                var answer = connection.call(client -> client.batchGetItem(request -> request.requestItems(pending)));
                for (var item : answer.responses().getOrDefault(CrmTable.NAME, List.of())) {
                    found.put(keyOf(item), item);
                }
                open = answer.unprocessedKeys().get(CrmTable.NAME);
            }
        }
        return found;
    }

    /**
     * Writes an item's next state, if the table still holds the one before it.
     *
     * @param item the item in its new state
     * @throws InterruptedException when the program ends before the table answers
     */
    public WriteResult replace(ProjectedItem item) throws InterruptedException {
        long replaced = item.itemVersion().version() - 1;
        return connection.call(client -> {
            try {
                client.putItem(put -> put.tableName(CrmTable.NAME)
                        .item(item.toAttributes())
                        .conditionExpression("#version = :replaced")
                        .expressionAttributeNames(Map.of("#version", ItemVersion.versionAttribute()))
                        .expressionAttributeValues(Map.of(":replaced", AttributeValue.fromN(Long.toString(replaced))))
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
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
                .map(item -> TransactWriteItem.builder().put(next(item)).build())
                .toList();
        return connection.call(client -> {
            try {
                client.transactWriteItems(request -> request.transactItems(writes));
                return true;
            } catch (TransactionCanceledException e) {
                if (!e.cancellationReasons().stream()
                        .map(CancellationReason::code)
                        .allMatch(OVERTAKEN::contains)) {
                    throw e;
                }
                return false;
            }
        });
    }

    private static Put next(ProjectedItem item) {
        long replaced = item.itemVersion().version() - 1;
        Put.Builder put = Put.builder().tableName(CrmTable.NAME).item(item.toAttributes());
        return replaced == 0
                ? put.conditionExpression("attribute_not_exists(" + CrmTable.PARTITION_KEY + ")")
                        .build()
                : put.conditionExpression("#version = :replaced")
                        .expressionAttributeNames(Map.of("#version", ItemVersion.versionAttribute()))
                        .expressionAttributeValues(Map.of(":replaced", AttributeValue.fromN(Long.toString(replaced))))
                        .build();
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
                .map(Table::keyOf)
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
            answer.items().stream().map(Table::keyOf).forEach(keys::add);
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

    private static ItemKey keyOf(Map<String, AttributeValue> item) {
        return new ItemKey(
                Objects.requireNonNull(
                        Objects.requireNonNull(item.get(CrmTable.PARTITION_KEY)).s()),
                Objects.requireNonNull(
                        Objects.requireNonNull(item.get(CrmTable.SORT_KEY)).s()));
    }
}
