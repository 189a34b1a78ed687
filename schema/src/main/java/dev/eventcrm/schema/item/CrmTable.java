package dev.eventcrm.schema.item;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;

/** The one table that all facts of the CRM stand in. */
public final class CrmTable {
    /** The table's name. */
    public static final String NAME = "crm";

    /** The attribute of the partition key. */
    public static final String PARTITION_KEY = "PK";

    /** The attribute of the sort key. */
    public static final String SORT_KEY = "SK";

    /** The attribute that DynamoDB's time to live reads: epoch seconds after which an item may be purged. */
    public static final String EXPIRES_AT = "expiresAt";

    /** Keys only: a claim writes and returns the whole item anyway. */
    private static final Projection PROJECTION =
            Projection.builder().projectionType(ProjectionType.KEYS_ONLY).build();

    /** A partition of the index {@link Outbox#INDEX} that no item is in. */
    private static final String PROBED = "PROBE";

    private CrmTable() {}

    /** What creates the table: on demand, with the index {@link Outbox#INDEX} and a stream of new and old images. */
    public static CreateTableRequest definition() {
        return CreateTableRequest.builder()
                .tableName(NAME)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(attributes())
                .keySchema(key(PARTITION_KEY, KeyType.HASH), key(SORT_KEY, KeyType.RANGE))
                .globalSecondaryIndexes(GlobalSecondaryIndex.builder()
                        .indexName(Outbox.INDEX)
                        .keySchema(key(Outbox.SHARD, KeyType.HASH), key(Outbox.DUE_AT, KeyType.RANGE))
                        .projection(PROJECTION)
                        .build())
                .streamSpecification(
                        stream -> stream.streamEnabled(true).streamViewType(StreamViewType.NEW_AND_OLD_IMAGES))
                .build();
    }

    /** What adds the index {@link Outbox#INDEX} to a table that was created before there was one. */
    public static UpdateTableRequest outboxAddition() {
        return UpdateTableRequest.builder()
                .tableName(NAME)
                .attributeDefinitions(attributes())
                .globalSecondaryIndexUpdates(GlobalSecondaryIndexUpdate.builder()
                        .create(index -> index.indexName(Outbox.INDEX)
                                .keySchema(key(Outbox.SHARD, KeyType.HASH), key(Outbox.DUE_AT, KeyType.RANGE))
                                .projection(PROJECTION))
                        .build())
                .build();
    }

    /**
     * One read that tells whether the table can be used, and costs the same whatever the table holds. It finds nothing;
     * {@code ResourceNotFoundException} means that there is no table, {@code ValidationException} that the table lacks the
     * index {@link Outbox#INDEX} or is still building it.
     */
    public static QueryRequest probe() {
        return QueryRequest.builder()
                .tableName(NAME)
                .indexName(Outbox.INDEX)
                .keyConditionExpression(Outbox.SHARD + " = :probed")
                .expressionAttributeValues(Map.of(":probed", AttributeValue.fromS(PROBED)))
                .limit(1)
                .build();
    }

    private static List<AttributeDefinition> attributes() {
        return List.of(
                attribute(PARTITION_KEY, ScalarAttributeType.S),
                attribute(SORT_KEY, ScalarAttributeType.S),
                attribute(Outbox.SHARD, ScalarAttributeType.S),
                attribute(Outbox.DUE_AT, ScalarAttributeType.N));
    }

    private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(type)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }
}
