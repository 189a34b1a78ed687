package dev.eventcrm.schema.item;

import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

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

    private CrmTable() {}

    /** What creates the table: on demand, with a stream of new and old images. */
    public static CreateTableRequest definition() {
        return CreateTableRequest.builder()
                .tableName(NAME)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(List.of(string(PARTITION_KEY), string(SORT_KEY)))
                .keySchema(key(PARTITION_KEY, KeyType.HASH), key(SORT_KEY, KeyType.RANGE))
                .streamSpecification(
                        stream -> stream.streamEnabled(true).streamViewType(StreamViewType.NEW_AND_OLD_IMAGES))
                .build();
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
