package dev.eventcrm.indexer.bulk;

/** What to do when an index turns out to be gone while it is written to. */
@FunctionalInterface
public interface MissingIndex {
    /** Brings it back; the writer then tries again. */
    void restore() throws InterruptedException;
}
