package dev.eventcrm.table;

import dev.eventcrm.schema.item.CrmTable;
import dev.eventcrm.schema.item.ItemKey;
import dev.eventcrm.schema.item.ItemVersion;
import dev.eventcrm.schema.item.ProjectedItem;
import dev.eventcrm.schema.item.SuppressionItem;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * Writes of whole items, each on the condition that the table holds the version right before it: none for version 1. So of
 * several writers of one version, one succeeds.
 */
public final class VersionedWrites {
    /** The condition that there is no item under the key. */
    public static final String ABSENT = "attribute_not_exists(" + CrmTable.PARTITION_KEY + ")";

    private VersionedWrites() {}

    /** An expression with the names and values in it; null where it has none, as DynamoDB refuses empty ones. */
    private record Condition(
            String expression,
            @Nullable Map<String, String> names,
            @Nullable Map<String, AttributeValue> values) {
        private static final Map<String, String> NAME = Map.of("#version", ItemVersion.versionAttribute());

        static Condition absent() {
            return new Condition(ABSENT, null, null);
        }

        static Condition version(long version) {
            return version == 0
                    ? new Condition("attribute_not_exists(#version)", NAME, null)
                    : new Condition(
                            "#version = :version",
                            NAME,
                            Map.of(":version", AttributeValue.fromN(Long.toString(version))));
        }

        static Condition before(ProjectedItem item) {
            long replaced = item.itemVersion().version() - 1;
            // Earlier releases wrote entries of the suppression list without a version; nothing else is like that.
            return replaced == 0 && !(item instanceof SuppressionItem) ? absent() : version(replaced);
        }
    }

    /**
     * A write as part of a transaction.
     *
     * @param item the item in its new state
     */
    public static Put inTransaction(ProjectedItem item) {
        Condition condition = Condition.before(item);
        return Put.builder()
                .tableName(CrmTable.NAME)
                .item(item.toAttributes())
                .conditionExpression(condition.expression())
                .expressionAttributeNames(condition.names())
                .expressionAttributeValues(condition.values())
                .build();
    }

    /**
     * A write on its own. When the condition fails, the exception has the item that the table holds.
     *
     * @param item the item in its new state
     */
    public static PutItemRequest alone(ProjectedItem item) {
        Condition condition = Condition.before(item);
        return PutItemRequest.builder()
                .tableName(CrmTable.NAME)
                .item(item.toAttributes())
                .conditionExpression(condition.expression())
                .expressionAttributeNames(condition.names())
                .expressionAttributeValues(condition.values())
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
    }

    /**
     * Writes nothing, and makes a transaction depend on the version of an item.
     *
     * @param key the item's key
     * @param version the version that it must have; 0 for no item, or one without a version
     */
    public static ConditionCheck check(ItemKey key, long version) {
        Condition condition = Condition.version(version);
        return ConditionCheck.builder()
                .tableName(CrmTable.NAME)
                .key(key.toAttributes())
                .conditionExpression(condition.expression())
                .expressionAttributeNames(condition.names())
                .expressionAttributeValues(condition.values())
                .build();
    }
}
