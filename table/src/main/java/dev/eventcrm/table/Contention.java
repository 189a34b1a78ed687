package dev.eventcrm.table;

import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Why a transaction is cancelled that may be made again, on what the table holds then. */
public enum Contention {
    /** An item is no longer what it was when it was read, or a guard is held. */
    CONDITION,
    /** Another transaction holds an item. */
    CONFLICT,
    /** DynamoDB asks to slow down. */
    THROTTLED;

    /** The code of a write that would have succeeded. */
    private static final String NO_REASON = "None";

    private static final Map<String, Contention> BY_CODE = Map.of(
            "ConditionalCheckFailed", CONDITION,
            "TransactionConflict", CONFLICT,
            "ThrottlingError", THROTTLED,
            "ProvisionedThroughputExceeded", THROTTLED);

    /**
     * Why a transaction was cancelled.
     *
     * @param cancelled the exception of the SDK
     * @return the first reason; empty when one of the reasons is a fault of the request, or there are none
     */
    public static Optional<Contention> of(TransactionCanceledException cancelled) {
        Contention first = null;
        for (CancellationReason reason : cancelled.cancellationReasons()) {
            if (NO_REASON.equals(reason.code())) {
                continue;
            }
            Contention contention = BY_CODE.get(reason.code());
            if (contention == null) {
                return Optional.empty();
            }
            first = first == null ? contention : first;
        }
        return Optional.ofNullable(first);
    }
}
