package dev.eventcrm.command.store;

import dev.eventcrm.table.Contention;

/**
 * How an attempt ended.
 *
 * @param <T> the type of its result
 */
sealed interface TransactionResult<T> {
    /**
     * Everything is written.
     *
     * @param result what holds now
     */
    record Committed<T>(T result) implements TransactionResult<T> {}

    /**
     * Nothing is written, because another transaction came first or is under way.
     *
     * @param cause what got in the way
     */
    record Contended<T>(Contention cause) implements TransactionResult<T> {}
}
