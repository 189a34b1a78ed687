package dev.eventcrm.table.retry;

/**
 * Something that may have to be tried again.
 *
 * @param <T> what it gives in the end
 */
@FunctionalInterface
public interface RetryableCall<T> {
    /** Tries once. */
    Outcome<T> make() throws InterruptedException;

    /**
     * What came of it.
     *
     * @param <T> what it gives in the end
     */
    sealed interface Outcome<T> {}

    /**
     * It is done.
     *
     * @param value what it gives
     */
    record Success<T>(T value) implements Outcome<T> {}

    /**
     * It has to be tried again.
     *
     * @param reason why, for the log
     */
    record RetryLater<T>(String reason) implements Outcome<T> {}
}
