package dev.eventcrm.table;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/** What an exception of the SDK means for a call of DynamoDB. Every exception that the SDK throws is one of these. */
public enum TableFailure {
    /** The table does not exist, or not yet. */
    NO_TABLE,

    /**
     * An earlier sending of the same transaction is still under way. The SDK counts it as throttling, but a decision on what
     * the table holds now may meet what that sending wrote.
     */
    IN_PROGRESS,

    /** DynamoDB asks to slow down, after each of the SDK's own retries. */
    THROTTLED,

    /** DynamoDB fails. */
    SERVER_ERROR,

    /** No answer, or none in time. */
    NO_ANSWER,

    /** A transaction on the same item is under way. The SDK does not retry it. */
    CONFLICT,

    /** The credentials have expired or lack a right. */
    ACCESS_DENIED,

    /** The request does not fit the table, such as one for an index that does not exist, or its item is too large. */
    INVALID,

    /** Any other answer, such as a failed condition or a cancelled transaction. */
    REFUSED;

    private static final String VALIDATION = "ValidationException";

    /** The common errors of AWS that are about the caller, and not about the request. */
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

    /**
     * The meaning of an exception.
     *
     * @param failure what the SDK threw
     */
    public static TableFailure of(SdkException failure) {
        return switch (failure) {
            case ResourceNotFoundException _ -> NO_TABLE;
            case TransactionInProgressException _ -> IN_PROGRESS;
            case SdkServiceException answer when answer.isThrottlingException() -> THROTTLED;
            case SdkServiceException answer when answer.statusCode() >= 500 -> SERVER_ERROR;
            case TransactionConflictException _ -> CONFLICT;
            case AwsServiceException answer
            when answer.awsErrorDetails() != null ->
                ofCode(answer.awsErrorDetails().errorCode());
            case SdkServiceException _ -> REFUSED;
            default -> NO_ANSWER;
        };
    }

    private static TableFailure ofCode(@Nullable String code) {
        if (code == null) {
            return REFUSED;
        }
        if (VALIDATION.equals(code)) {
            return INVALID;
        }
        return NOT_TRUSTED.contains(code) ? ACCESS_DENIED : REFUSED;
    }

    /** Whether the same call may succeed later: time heals it, or an operator who creates the table or grants the right. */
    public boolean isTransient() {
        return switch (this) {
            case NO_TABLE, IN_PROGRESS, THROTTLED, SERVER_ERROR, NO_ANSWER, CONFLICT, ACCESS_DENIED -> true;
            case INVALID, REFUSED -> false;
        };
    }
}
