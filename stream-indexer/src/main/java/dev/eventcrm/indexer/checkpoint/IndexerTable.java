package dev.eventcrm.indexer.checkpoint;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * The table in which the indexer remembers where it stands.
 *
 * <p>Under the ARN of a stream: {@code SHARD#{shard id}}, one for each shard, and {@code WATERMARK}. Under {@code RESCAN}: the
 * marker that tells whether the table has to be scanned.
 */
public final class IndexerTable {
    /** The table's name. */
    public static final String NAME = "crm-indexer";

    static final String PARTITION_KEY = "PK";
    static final String SORT_KEY = "SK";
    static final String SHARD_PREFIX = "SHARD#";
    static final String WATERMARK = "WATERMARK";
    static final String RESCAN = "RESCAN";

    private IndexerTable() {}

    /** What creates the table: on demand, without a stream. */
    public static CreateTableRequest definition() {
        return CreateTableRequest.builder()
                .tableName(NAME)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(string(PARTITION_KEY), string(SORT_KEY))
                .keySchema(key(PARTITION_KEY, KeyType.HASH), key(SORT_KEY, KeyType.RANGE))
                .build();
    }

    static Map<String, AttributeValue> key(StreamShard shard) {
        return key(shard.stream(), SHARD_PREFIX + shard.shardId());
    }

    static Map<String, AttributeValue> watermarkKey(String stream) {
        return key(stream, WATERMARK);
    }

    static Map<String, AttributeValue> rescanKey() {
        return key(RESCAN, RESCAN);
    }

    private static Map<String, AttributeValue> key(String partition, String sort) {
        return Map.of(PARTITION_KEY, AttributeValue.fromS(partition), SORT_KEY, AttributeValue.fromS(sort));
    }

    private static AttributeDefinition string(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }
}
