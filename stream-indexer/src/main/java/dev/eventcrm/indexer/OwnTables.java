package dev.eventcrm.indexer;

import dev.eventcrm.indexer.checkpoint.IndexerTable;
import dev.eventcrm.indexer.deadletter.DeadLetterTable;
import dev.eventcrm.indexer.waiting.Dependencies;
import dev.eventcrm.waiting.Attempt;
import dev.eventcrm.waiting.Attempt.Done;
import dev.eventcrm.waiting.Attempt.NotYet;
import dev.eventcrm.waiting.Dependency;
import dev.eventcrm.waiting.Patience;
import dev.eventcrm.waiting.Reason;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/** The tables that only the indexer uses. */
@Component
class OwnTables {
    private static final Logger LOG = LoggerFactory.getLogger(OwnTables.class);

    private final DynamoDbClient client;
    private final TableSettings settings;
    private final Dependency dynamoDb;

    OwnTables(DynamoDbClient client, TableSettings settings, Dependencies dependencies) {
        this.client = client;
        this.settings = settings;
        this.dynamoDb = dependencies.dynamoDb();
    }

    /** Waits until they are there, and creates them if it may. */
    void ensure(Patience patience) throws InterruptedException {
        for (CreateTableRequest definition : List.of(IndexerTable.definition(), DeadLetterTable.definition())) {
            patience.until(dynamoDb, () -> ensure(definition));
        }
    }

    private Attempt.Outcome<Boolean> ensure(CreateTableRequest definition) {
        String name = definition.tableName();
        try {
            TableStatus status = client.describeTable(request -> request.tableName(name))
                    .table()
                    .tableStatus();
            return status == TableStatus.ACTIVE || status == TableStatus.UPDATING
                    ? new Done<>(true)
                    : new NotYet<>("the table " + name + " is " + status);
        } catch (ResourceNotFoundException _) {
            return settings.create()
                    ? create(definition)
                    : new NotYet<>("the table " + name + " does not exist, and crm.table.create is off");
        } catch (SdkException e) {
            return new NotYet<>(Reason.of(e));
        }
    }

    private Attempt.Outcome<Boolean> create(CreateTableRequest definition) {
        try {
            client.createTable(definition);
            LOG.info("created the DynamoDB table {}", definition.tableName());
        } catch (ResourceInUseException _) {
            LOG.debug("another indexer is creating {}", definition.tableName());
        }
        return new NotYet<>("the table " + definition.tableName() + " is being created");
    }
}
