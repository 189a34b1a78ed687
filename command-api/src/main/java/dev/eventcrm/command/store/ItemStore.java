package dev.eventcrm.command.store;

import dev.eventcrm.schema.item.CrmTable;
import dev.eventcrm.schema.item.ItemKey;
import dev.eventcrm.schema.item.RegistrationItem;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** Reads items. Every read is strongly consistent: decisions are made on it. */
@Component
public class ItemStore {
    /** The most keys that one BatchGetItem takes. */
    private static final int MOST_KEYS = 100;

    private final Connection connection;

    ItemStore(Connection connection) {
        this.connection = connection;
    }

    /**
     * Reads items.
     *
     * @param keys their keys; more than {@value #MOST_KEYS} different ones take several requests
     * @throws UnavailableException when the table does not answer
     */
    public LoadedItems read(Collection<ItemKey> keys) {
        Map<ItemKey, Map<String, AttributeValue>> found = new HashMap<>();
        List<ItemKey> asked = List.copyOf(new LinkedHashSet<>(keys));
        for (int i = 0; i < asked.size(); i += MOST_KEYS) {
            read(asked.subList(i, Math.min(i + MOST_KEYS, asked.size())), found);
        }
        return new LoadedItems(found);
    }

    private void read(List<ItemKey> asked, Map<ItemKey, Map<String, AttributeValue>> found) {
        KeysAndAttributes open = KeysAndAttributes.builder()
                .keys(asked.stream().map(ItemKey::toAttributes).toList())
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

    /**
     * Reads items.
     *
     * @param keys their keys
     * @throws UnavailableException when the table does not answer
     */
    public LoadedItems read(ItemKey... keys) {
        return read(List.of(keys));
    }

    /**
     * The registrations of an event that are no tombstones, in the order of the people's ids, read page by page as the
     * stream is consumed.
     *
     * @param eventId the event's id
     * @throws UnavailableException when the table does not answer, also while the stream is consumed
     */
    public Stream<RegistrationItem> registrationsOf(String eventId) {
        return Stream.iterate(
                        Optional.of(page(eventId, Map.of())),
                        Optional::isPresent,
                        page -> page.filter(QueryResponse::hasLastEvaluatedKey)
                                .map(last -> page(eventId, last.lastEvaluatedKey())))
                .flatMap(Optional::stream)
                .flatMap(page -> page.items().stream())
                .map(RegistrationItem::read)
                .filter(registration -> !registration.itemVersion().isDeleted());
    }

    private QueryResponse page(String eventId, Map<String, AttributeValue> after) {
        var values = Map.of(
                ":event", AttributeValue.fromS(ItemKey.event(eventId).partition()),
                ":registration", AttributeValue.fromS(ItemKey.registrationSortPrefix()));
        var request = QueryRequest.builder()
                .tableName(CrmTable.NAME)
                .consistentRead(true)
                .keyConditionExpression("%s = :event AND begins_with(%s, :registration)"
                        .formatted(CrmTable.PARTITION_KEY, CrmTable.SORT_KEY))
                .expressionAttributeValues(values)
                .exclusiveStartKey(after.isEmpty() ? null : after)
                .build();
        return connection.call(client -> client.query(request));
    }

    private static ItemKey keyOf(Map<String, AttributeValue> item) {
        return new ItemKey(text(item, CrmTable.PARTITION_KEY), text(item, CrmTable.SORT_KEY));
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(Objects.requireNonNull(item.get(name)).s());
    }
}
