package dev.eventcrm.sender.store;

import dev.eventcrm.sender.outage.OutageLogs;
import dev.eventcrm.table.TableFailure;
import dev.eventcrm.table.retry.OutageLog;
import dev.eventcrm.table.retry.Reason;
import dev.eventcrm.table.retry.RetryLoop;
import dev.eventcrm.table.retry.RetryableCall.RetryLater;
import dev.eventcrm.table.retry.RetryableCall.Success;
import java.time.Duration;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** The way to DynamoDB: what only time can heal is waited for, and what is refused comes out as it is. */
@Component
final class Connection {
    private final DynamoDbClient client;
    private final RetryLoop retryLoop;
    private final OutageLog dynamoDb;

    Connection(DynamoDbClient client, RetryLoop retryLoop, OutageLogs dependencies) {
        this.client = client;
        this.retryLoop = retryLoop;
        this.dynamoDb = dependencies.dynamoDb();
    }

    /**
     * Sends a request until it is answered. It may arrive more than once.
     *
     * @throws DynamoDbException when it is refused
     * @throws InterruptedException when the program ends before that
     */
    <T> T call(Function<DynamoDbClient, T> request) throws InterruptedException {
        return retryLoop.until(dynamoDb, () -> {
            try {
                return new Success<>(request.apply(client));
            } catch (SdkException e) {
                if (TableFailure.of(e).isTransient()) {
                    return new RetryLater<>(Reason.of(e));
                }
                throw e;
            }
        });
    }

    /**
     * Pauses before another request.
     *
     * @throws InterruptedException when the program ends before that
     */
    void pause(Duration duration) throws InterruptedException {
        retryLoop.pause(duration);
    }
}
