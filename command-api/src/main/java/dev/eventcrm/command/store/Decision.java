package dev.eventcrm.command.store;

/**
 * What a decision came to on the state that it saw.
 *
 * @param commit what has to be written; may be nothing
 * @param result what holds once that is written
 * @param <T> the type of the result
 */
public record Decision<T>(TransactionWrites commit, T result) {
    /**
     * A result that needs no write.
     *
     * @param result the result
     */
    public static <T> Decision<T> of(T result) {
        return new Decision<>(TransactionWrites.nothing(), result);
    }
}
