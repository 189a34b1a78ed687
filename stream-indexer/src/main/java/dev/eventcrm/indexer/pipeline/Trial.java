package dev.eventcrm.indexer.pipeline;

import dev.eventcrm.indexer.bulk.Settlement;

/** How a single try to settle one change went. */
public sealed interface Trial {
    /** Its document, or a later version of it, stands in its index. */
    record Settled() implements Trial {}

    /**
     * It cannot be brought in as it is.
     *
     * @param reason why not
     */
    record Rejected(String reason) implements Trial {}

    /**
     * Nobody knows: OpenSearch could not be asked.
     *
     * @param reason what it answered, or that it did not
     */
    record Unknown(String reason) implements Trial {}

    /**
     * The trial in the words of the writer.
     *
     * @param settlement what the writer said
     */
    static Trial of(Settlement settlement) {
        return switch (settlement) {
            case Settlement.Written _, Settlement.AlreadyThere _ -> new Settled();
            case Settlement.Refused(String reason) -> new Rejected(reason);
            case Settlement.Unsettled(String reason) -> new Unknown(reason);
            case Settlement.NoIndex(String reason) -> new Unknown(reason);
        };
    }
}
