package dev.eventcrm.command.store;

import dev.eventcrm.schema.item.CrmTable;
import dev.eventcrm.schema.item.ItemKey;
import dev.eventcrm.schema.item.RegistrationItem;
import dev.eventcrm.table.BatchReads;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** Reads items. Every read is strongly consistent: decisions are made on it. */
@Component
public class ItemStore {
    private final Connection connection;

    ItemStore(Connection connection) {
        this.connection = connection;
    }

    /**
     * Reads items.
     *
     * @param keys their keys
     * @throws UnavailableException when the table does not answer
     */
    public LoadedItems read(Collection<ItemKey> keys) {
        return new LoadedItems(BatchReads.read(
                keys, request -> connection.call(client -> client.batchGetItem(request)), connection::pause));
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
}
