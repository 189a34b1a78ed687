package dev.eventcrm.table;

import dev.eventcrm.schema.item.CrmTable;
import dev.eventcrm.schema.item.ItemKey;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/**
 * Strongly consistent reads of many items. DynamoDB leaves keys unprocessed when an answer would exceed 16 MB or the table is
 * throttled; they are asked for again after pauses that grow. The loop ends, as each answer
 * has at least one item: DynamoDB throws a throttling error instead of an empty one.
 */
public final class BatchReads {
    /** The most keys that one BatchGetItem takes. */
    private static final int MOST_KEYS = 100;

    private static final BackoffStrategy PAUSES =
            BackoffStrategy.exponentialDelayHalfJitter(Duration.ofMillis(20), Duration.ofSeconds(1));

    private BatchReads() {}

    /**
     * Sends a request, and retries it as its service does.
     *
     * @param <E> what it throws beside unchecked exceptions
     */
    @FunctionalInterface
    public interface Call<E extends Exception> {
        /** Gives the answer. */
        BatchGetItemResponse send(BatchGetItemRequest request) throws E;
    }

    /**
     * Pauses.
     *
     * @param <E> what it throws when the program ends first
     */
    @FunctionalInterface
    public interface Pause<E extends Exception> {
        /** Returns after that time. */
        void last(Duration duration) throws E;
    }

    /**
     * Reads items.
     *
     * @param keys their keys; more than {@value #MOST_KEYS} different ones take several requests
     * @param call sends each request
     * @param pause pauses before unprocessed keys are asked for again, for one second at most
     * @return all attributes of the items that exist, by key
     */
    public static <E extends Exception> Map<ItemKey, Map<String, AttributeValue>> read(
            Collection<ItemKey> keys, Call<E> call, Pause<E> pause) throws E {
        Map<ItemKey, Map<String, AttributeValue>> found = new HashMap<>();
        List<ItemKey> distinct = List.copyOf(new LinkedHashSet<>(keys));
        for (int from = 0; from < distinct.size(); from += MOST_KEYS) {
            readBatch(distinct.subList(from, Math.min(from + MOST_KEYS, distinct.size())), call, pause, found);
        }
        return found;
    }

    private static <E extends Exception> void readBatch(
            List<ItemKey> keys, Call<E> call, Pause<E> pause, Map<ItemKey, Map<String, AttributeValue>> found)
            throws E {
        KeysAndAttributes open = KeysAndAttributes.builder()
                .keys(keys.stream().map(ItemKey::toAttributes).toList())
                .consistentRead(true)
                .build();
        for (int attempt = 1; open != null && !open.keys().isEmpty(); attempt++) {
            if (attempt > 1) {
                pause.last(PAUSES.computeDelay(attempt));
            }
            BatchGetItemResponse answer = call.send(BatchGetItemRequest.builder()
                    .requestItems(Map.of(CrmTable.NAME, open))
                    .build());
            for (var item : answer.responses().getOrDefault(CrmTable.NAME, List.of())) {
                found.put(ItemKey.read(item), item);
            }
            open = answer.unprocessedKeys().get(CrmTable.NAME);
        }
    }
}
