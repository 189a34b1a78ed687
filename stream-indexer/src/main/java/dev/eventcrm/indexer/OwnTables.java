package dev.eventcrm.indexer;

import dev.eventcrm.indexer.checkpoint.IndexerTable;
import dev.eventcrm.indexer.deadletter.DeadLetterTable;
import dev.eventcrm.indexer.outage.OutageLogs;
import dev.eventcrm.table.TableSettings;
import dev.eventcrm.table.retry.OutageLog;
import dev.eventcrm.table.retry.Reason;
import dev.eventcrm.table.retry.RetryLoop;
import dev.eventcrm.table.retry.RetryableCall;
import dev.eventcrm.table.retry.RetryableCall.RetryLater;
import dev.eventcrm.table.retry.RetryableCall.Success;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/** The tables that only the indexer uses. */
@Component
class OwnTables {
    private static final Logger LOG = LoggerFactory.getLogger(OwnTables.class);

    private final DynamoDbClient client;
    private final TableSettings settings;
    private final OutageLog dynamoDb;

    OwnTables(DynamoDbClient client, TableSettings settings, OutageLogs dependencies) {
        this.client = client;
        this.settings = settings;
        this.dynamoDb = dependencies.dynamoDb();
    }

    /** Waits until they are there, and creates them if it may. */
    void ensure(RetryLoop retryLoop) throws InterruptedException {
        for (CreateTableRequest definition : List.of(IndexerTable.definition(), DeadLetterTable.definition())) {
            retryLoop.until(dynamoDb, () -> ensure(definition));
        }
    }

    /** One cheap read tells whether a table can be used; its description would say no more, and cost more. */
    private RetryableCall.Outcome<Boolean> ensure(CreateTableRequest definition) {
        String name = definition.tableName();
        try {
            client.getItem(get -> get.tableName(name).key(noItem(definition)).consistentRead(true));
            return new Success<>(true);
        } catch (ResourceNotFoundException _) {
            return settings.create()
                    ? create(definition)
                    : new RetryLater<>("the table " + name + " does not exist, and crm.table.create is off");
        } catch (SdkException e) {
            return new RetryLater<>(Reason.of(e));
        }
    }

    /** A key under which there is no item. */
    private static Map<String, AttributeValue> noItem(CreateTableRequest definition) {
        return definition.keySchema().stream()
                .collect(Collectors.toMap(KeySchemaElement::attributeName, _ -> AttributeValue.fromS("PROBE")));
    }

    private RetryableCall.Outcome<Boolean> create(CreateTableRequest definition) {
        try {
            client.createTable(definition);
            LOG.info("created the DynamoDB table {}", definition.tableName());
        } catch (ResourceInUseException _) {
            LOG.debug("another indexer is creating {}", definition.tableName());
        }
        return new RetryLater<>("the table " + definition.tableName() + " is being created");
    }
}
