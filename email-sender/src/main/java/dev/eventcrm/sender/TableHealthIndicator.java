package dev.eventcrm.sender;

import dev.eventcrm.schema.item.CrmTable;
import dev.eventcrm.schema.item.Outbox;
import dev.eventcrm.sender.waiting.Dependencies;
import dev.eventcrm.waiting.Attempt;
import dev.eventcrm.waiting.Attempt.Done;
import dev.eventcrm.waiting.Attempt.NotYet;
import dev.eventcrm.waiting.Dependency;
import dev.eventcrm.waiting.Patience;
import dev.eventcrm.waiting.Reason;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * Whether the table is there, with the outbox. Without it this service is not ready; SES and the query API may be away for
 * a while, and are named with what they are waited for.
 */
@Component
class TableHealthIndicator implements HealthIndicator {
    private final DynamoDbClient client;
    private final Dependencies dependencies;
    private final Patience patience;

    TableHealthIndicator(DynamoDbClient client, Dependencies dependencies, Patience patience) {
        this.client = client;
        this.dependencies = dependencies;
        this.patience = patience;
    }

    /** Waits until it is. */
    void await() throws InterruptedException {
        patience.reminding().until(dependencies.dynamoDb(), this::look);
    }

    private Attempt.Outcome<Boolean> look() {
        try {
            TableDescription table = client.describeTable(request -> request.tableName(CrmTable.NAME))
                    .table();
            boolean hasOutbox = table.globalSecondaryIndexes().stream()
                    .anyMatch(index ->
                            index.indexName().equals(Outbox.INDEX) && index.indexStatus() == IndexStatus.ACTIVE);
            return hasOutbox
                    ? new Done<>(true)
                    : new NotYet<>("the table " + CrmTable.NAME + " has no index " + Outbox.INDEX + " yet");
        } catch (ResourceNotFoundException _) {
            return new NotYet<>("the table " + CrmTable.NAME + " does not exist yet");
        } catch (SdkException e) {
            return new NotYet<>(Reason.of(e));
        }
    }

    @Override
    public Health health() {
        Health.Builder health = switch (look()) {
            case Done<Boolean> _ -> Health.up();
            case NotYet<Boolean>(String reason) -> Health.down().withDetail("reason", reason);
        };
        for (Dependency dependency : List.of(dependencies.ses(), dependencies.queryApi())) {
            dependency
                    .currentWait()
                    .ifPresent(wait -> health.withDetail("waiting for " + dependency.name(), wait.reason()));
        }
        return health.build();
    }
}
