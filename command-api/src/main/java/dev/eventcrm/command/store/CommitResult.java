package dev.eventcrm.command.store;

/** How a transaction ended. */
sealed interface CommitResult {
    /** Everything is written. */
    record Committed() implements CommitResult {}

    /**
     * Nothing is written, because another transaction came first or is under way.
     *
     * @param cause what got in the way
     */
    record Contended(Contention cause) implements CommitResult {}

    /** What can get in the way of a transaction. */
    enum Contention {
        /** An item is no longer what it was when it was read. */
        CONDITION,
        /** Another transaction holds an item. */
        CONFLICT,
        /** DynamoDB asks to slow down. */
        THROTTLED
    }
}
