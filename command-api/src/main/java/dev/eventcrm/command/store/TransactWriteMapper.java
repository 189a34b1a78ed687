package dev.eventcrm.command.store;

import static dev.eventcrm.table.VersionedWrites.ABSENT;

import dev.eventcrm.schema.item.CrmTable;
import dev.eventcrm.schema.item.ItemKey;
import dev.eventcrm.schema.item.ProjectedItem;
import dev.eventcrm.table.VersionedWrites;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Turns writes into DynamoDB's conditional writes. All conditions of this service but those of versions stand here. */
final class TransactWriteMapper {
    private TransactWriteMapper() {}

    static TransactWriteItem of(Write write) {
        return switch (write) {
            case Write.Save(ProjectedItem item) -> put(VersionedWrites.inTransaction(item));
            case Write.Claim(var key, String owner) ->
                put(put(UniqueConstraints.item(key, owner)).conditionExpression(ABSENT));
            case Write.Release(var key, String owner) ->
                TransactWriteItem.builder()
                        .delete(delete -> delete.tableName(CrmTable.NAME)
                                .key(key.toAttributes())
                                .conditionExpression(ABSENT + " OR #owner = :owner")
                                .expressionAttributeNames(Map.of("#owner", UniqueConstraints.OWNER))
                                .expressionAttributeValues(Map.of(":owner", AttributeValue.fromS(owner))))
                        .build();
            case Write.Insert(ItemKey _, var attributes) -> put(put(attributes).conditionExpression(ABSENT));
            case Write.Expect(var key, long version) ->
                TransactWriteItem.builder()
                        .conditionCheck(VersionedWrites.check(key, version))
                        .build();
            case Write.Keep(var key, var attributes, Instant now) -> {
                Map<String, AttributeValue> item = new LinkedHashMap<>(attributes);
                item.putAll(key.toAttributes());
                yield put(put(item)
                        .conditionExpression(ABSENT + " OR " + CrmTable.EXPIRES_AT + " <= :now")
                        .expressionAttributeValues(
                                Map.of(":now", AttributeValue.fromN(Long.toString(now.getEpochSecond())))));
            }
        };
    }

    private static Put.Builder put(Map<String, AttributeValue> item) {
        return Put.builder().tableName(CrmTable.NAME).item(item);
    }

    private static TransactWriteItem put(Put.Builder put) {
        return put(put.build());
    }

    private static TransactWriteItem put(Put put) {
        return TransactWriteItem.builder().put(put).build();
    }
}
