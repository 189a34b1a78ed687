package dev.eventcrm.command.store;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

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
        } catch (ResourceNotFoundException e) {
            throw new UnavailableException("the table is not there yet", e);
        } catch (TransactionInProgressException e) {
            // The SDK counts it as throttling, but an earlier sending of this very request is still under way: to
            // decide
            // anew would find what that one wrote, and refuse it.
            throw new UnavailableException("the table has not finished an earlier sending of this", e);
        } catch (DynamoDbException e) {
            if (e.isThrottlingException()) {
                throw new ThrottledException(e);
            }
            if (e.statusCode() >= 500) {
                throw new UnavailableException("the table does not work", e);
            }
            throw e;
        } catch (SdkClientException e) {
            throw new UnavailableException("the table does not answer", e);
        } finally {
            free.release();
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
