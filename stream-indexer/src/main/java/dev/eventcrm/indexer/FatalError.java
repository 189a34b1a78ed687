package dev.eventcrm.indexer;

/** What to do when the program cannot go on. */
@FunctionalInterface
interface FatalError {
    /**
     * Ends the program.
     *
     * @param reason why, in words for the one who started it
     */
    void end(String reason);
}
