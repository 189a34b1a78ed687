package dev.eventcrm.indexer.pipeline;

import dev.eventcrm.indexer.bulk.BulkItemResult;

/** How a single try to settle one change went. */
public sealed interface ReplayResult {
    /** Its document, or a later version of it, stands in its index. */
    record Settled() implements ReplayResult {}

    /**
     * It cannot be brought in as it is.
     *
     * @param reason why not
     */
    record Rejected(String reason) implements ReplayResult {}

    /**
     * Nobody knows: OpenSearch could not be asked.
     *
     * @param reason what it answered, or that it did not
     */
    record Unknown(String reason) implements ReplayResult {}

    /**
     * The trial in the words of the writer.
     *
     * @param settlement what the writer said
     */
    static ReplayResult of(BulkItemResult settlement) {
        return switch (settlement) {
            case BulkItemResult.Written _, BulkItemResult.AlreadyThere _ -> new Settled();
            case BulkItemResult.Refused(String reason) -> new Rejected(reason);
            case BulkItemResult.Unsettled(String reason) -> new Unknown(reason);
            case BulkItemResult.NoIndex(String reason) -> new Unknown(reason);
        };
    }
}
