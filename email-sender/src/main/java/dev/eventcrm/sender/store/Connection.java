package dev.eventcrm.sender.store;

import dev.eventcrm.sender.waiting.OutageLogs;
import dev.eventcrm.table.retry.OutageLog;
import dev.eventcrm.table.retry.Reason;
import dev.eventcrm.table.retry.RetryLoop;
import dev.eventcrm.table.retry.RetryableCall.RetryLater;
import dev.eventcrm.table.retry.RetryableCall.Success;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/** The way to DynamoDB: what only time can heal is waited for, and what is refused comes out as it is. */
@Component
final class Connection {
    /** The common errors of AWS that tell of the caller, and not of the request. */
    private static final Set<String> NOT_TRUSTED = Set.of(
            "AccessDenied",
            "AccessDeniedException",
            "ExpiredTokenException",
            "IncompleteSignature",
            "InvalidClientTokenId",
            "InvalidSignatureException",
            "MissingAuthenticationToken",
            "MissingAuthenticationTokenException",
            "NotAuthorized",
            "OptInRequired",
            "UnrecognizedClientException");

    private final DynamoDbClient client;
    private final RetryLoop patience;
    private final OutageLog dynamoDb;

    Connection(DynamoDbClient client, RetryLoop patience, OutageLogs dependencies) {
        this.client = client;
        this.patience = patience;
        this.dynamoDb = dependencies.dynamoDb();
    }

    /**
     * Sends a request until it is answered. It may arrive more than once.
     *
     * @throws DynamoDbException when it is refused
     * @throws InterruptedException when the program ends before that
     */
    <T> T call(Function<DynamoDbClient, T> request) throws InterruptedException {
        return patience.until(dynamoDb, () -> {
            try {
                return new Success<>(request.apply(client));
            } catch (DynamoDbException e) {
                if (isPassing(e)) {
                    return new RetryLater<>(Reason.of(e));
                }
                throw e;
            } catch (SdkClientException e) {
                return new RetryLater<>(Reason.of(e));
            }
        });
    }

    private static boolean isPassing(DynamoDbException e) {
        // A transaction of the command API on the same item is over in a moment; the SDK takes this one for a fault.
        return e.statusCode() >= 500
                || e.isThrottlingException()
                || e instanceof TransactionConflictException
                || e instanceof ResourceNotFoundException
                || isNotTrusted(e);
    }

    /** Credentials that have expired or lack a right: somebody has to mend that, and no mail may end for it. */
    private static boolean isNotTrusted(DynamoDbException e) {
        return e.awsErrorDetails() != null
                && NOT_TRUSTED.contains(e.awsErrorDetails().errorCode());
    }
}
