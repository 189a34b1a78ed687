package dev.eventcrm.indexer.rescan;

/** What is to be done when a scan has brought in everything, before it counts as finished. */
@FunctionalInterface
public interface ScanCompletion {
    /** Does it. Should it be interrupted, the scan comes again, and this after it. */
    void complete() throws InterruptedException;
}
