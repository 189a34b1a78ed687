package dev.eventcrm.command.store;

import dev.eventcrm.schema.item.CrmTable;
import dev.eventcrm.schema.item.ItemKey;
import dev.eventcrm.schema.item.ProjectedItem;
import dev.eventcrm.schema.item.Revision;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Turns writes into DynamoDB's conditional writes. All conditions of this service stand here. */
final class Conditions {
    private static final String PRESENT = "attribute_exists(" + CrmTable.PARTITION_KEY + ")";
    private static final String ABSENT = "attribute_not_exists(" + CrmTable.PARTITION_KEY + ")";

    private Conditions() {}

    static TransactWriteItem of(Write write) {
        return switch (write) {
            case Write.Save(ProjectedItem item) -> put(save(item));
            case Write.Claim(var key, String owner) ->
                put(put(Guards.item(key, owner)).conditionExpression(ABSENT));
            case Write.Release(var key, String owner) ->
                TransactWriteItem.builder()
                        .delete(delete -> delete.tableName(CrmTable.NAME)
                                .key(key.toAttributes())
                                .conditionExpression(ABSENT + " OR #owner = :owner")
                                .expressionAttributeNames(Map.of("#owner", Guards.OWNER))
                                .expressionAttributeValues(Map.of(":owner", AttributeValue.fromS(owner))))
                        .build();
            case Write.Insert(ItemKey _, var attributes) -> put(put(attributes).conditionExpression(ABSENT));
            case Write.Remove(var key) ->
                TransactWriteItem.builder()
                        .delete(delete -> delete.tableName(CrmTable.NAME)
                                .key(key.toAttributes())
                                .conditionExpression(PRESENT))
                        .build();
            case Write.Expect(var key, boolean isPresent) ->
                TransactWriteItem.builder()
                        .conditionCheck(check -> check.tableName(CrmTable.NAME)
                                .key(key.toAttributes())
                                .conditionExpression(isPresent ? PRESENT : ABSENT))
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

    private static Put.Builder save(ProjectedItem item) {
        Put.Builder put = put(item.toAttributes());
        long replaced = item.revision().version() - 1;
        return replaced == 0
                ? put.conditionExpression(ABSENT)
                : put.conditionExpression("#version = :replaced")
                        .expressionAttributeNames(Map.of("#version", Revision.versionAttribute()))
                        .expressionAttributeValues(Map.of(":replaced", AttributeValue.fromN(Long.toString(replaced))));
    }

    private static Put.Builder put(Map<String, AttributeValue> item) {
        return Put.builder().tableName(CrmTable.NAME).item(item);
    }

    private static TransactWriteItem put(Put.Builder put) {
        return TransactWriteItem.builder().put(put.build()).build();
    }
}
