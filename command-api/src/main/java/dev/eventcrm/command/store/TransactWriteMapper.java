package dev.eventcrm.command.store;

import dev.eventcrm.schema.item.CrmTable;
import dev.eventcrm.schema.item.ItemKey;
import dev.eventcrm.schema.item.ItemVersion;
import dev.eventcrm.schema.item.ProjectedItem;
import dev.eventcrm.schema.item.SuppressionItem;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Turns writes into DynamoDB's conditional writes. All conditions of this service stand here. */
final class TransactWriteMapper {
    private static final String ABSENT = "attribute_not_exists(" + CrmTable.PARTITION_KEY + ")";

    private static final String UNVERSIONED = "attribute_not_exists(#version)";
    private static final String OF_VERSION = "#version = :version";
    private static final Map<String, String> VERSION_NAME = Map.of("#version", ItemVersion.versionAttribute());

    private TransactWriteMapper() {}

    static TransactWriteItem of(Write write) {
        return switch (write) {
            case Write.Save(ProjectedItem item) -> put(save(item));
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
            case Write.Expect(var key, long version) -> {
                var check = ConditionCheck.builder().tableName(CrmTable.NAME).key(key.toAttributes());
                yield TransactWriteItem.builder()
                        .conditionCheck((version == 0
                                        ? check.conditionExpression(UNVERSIONED)
                                        : check.conditionExpression(OF_VERSION)
                                                .expressionAttributeValues(versionValue(version)))
                                .expressionAttributeNames(VERSION_NAME)
                                .build())
                        .build();
            }
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
        long replaced = item.itemVersion().version() - 1;
        if (replaced > 0) {
            return put.conditionExpression(OF_VERSION)
                    .expressionAttributeNames(VERSION_NAME)
                    .expressionAttributeValues(versionValue(replaced));
        }
        // Earlier versions kept entries of the suppression list without a version; nothing else is like that.
        return item instanceof SuppressionItem
                ? put.conditionExpression(UNVERSIONED).expressionAttributeNames(VERSION_NAME)
                : put.conditionExpression(ABSENT);
    }

    private static Map<String, AttributeValue> versionValue(long version) {
        return Map.of(":version", AttributeValue.fromN(Long.toString(version)));
    }

    private static Put.Builder put(Map<String, AttributeValue> item) {
        return Put.builder().tableName(CrmTable.NAME).item(item);
    }

    private static TransactWriteItem put(Put.Builder put) {
        return TransactWriteItem.builder().put(put.build()).build();
    }
}
