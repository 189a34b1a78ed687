package dev.eventcrm.indexer.pipeline;

/** Where rejected changes are set aside. */
@FunctionalInterface
public interface DeadLetterSink {
    /**
     * Keeps it, durably, before it returns. The same one may come again.
     *
     * @param rejection what was rejected
     */
    void keep(Rejection rejection) throws InterruptedException;
}
