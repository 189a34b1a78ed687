package dev.eventcrm.command.store;

import dev.eventcrm.table.TableFailure;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/**
 * The way to DynamoDB. It lets no more requests through at once than there are connections, so that a rush waits here, in
 * order, and not inside the SDK where waiting counts as a request that takes too long. What only time can heal comes out
 * as an {@link UnavailableException}.
 */
@Component
final class Connection {
    private final DynamoDbClient client;
    private final DynamoDbSettings settings;
    private final Semaphore free;

    Connection(DynamoDbClient client, DynamoDbSettings settings) {
        this.client = client;
        this.settings = settings;
        this.free = new Semaphore(settings.connections(), true);
    }

    /**
     * Sends a request.
     *
     * @throws UnavailableException when there is no answer, or one that says "later"
     * @throws DynamoDbException when the request is refused
     */
    <T> T call(Function<DynamoDbClient, T> request) {
        if (!acquired()) {
            throw new UnavailableException("the table has too much to do");
        }
        try {
            return request.apply(client);
        } catch (SdkException e) {
            throw switch (TableFailure.of(e)) {
                case NO_TABLE -> new UnavailableException("the table is not there yet", e);
                case IN_PROGRESS ->
                    new UnavailableException("the table has not finished an earlier sending of this", e);
                case THROTTLED -> new ThrottledException(e);
                case SERVER_ERROR -> new UnavailableException("the table does not work", e);
                case NO_ANSWER -> new UnavailableException("the table does not answer", e);
                case CONFLICT, ACCESS_DENIED, INVALID, REFUSED -> e;
            };
        } finally {
            free.release();
        }
    }

    /**
     * Pauses before another attempt.
     *
     * @throws UnavailableException when the service ends first
     */
    void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("the service is shutting down", e);
        }
    }

    private boolean acquired() {
        try {
            return free.tryAcquire(settings.callTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
