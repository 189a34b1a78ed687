package dev.eventcrm.indexer.bulk;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How OpenSearch answered for one operation, and what follows from it. */
public sealed interface BulkItemResult {
    /** It stands in the index now. */
    record Written() implements BulkItemResult {}

    /** The index holds this version or a later one: as good as written. */
    record AlreadyThere() implements BulkItemResult {}

    /**
     * It will never be taken as it is.
     *
     * @param reason OpenSearch's own words
     */
    record Refused(String reason) implements BulkItemResult {}

    /**
     * Not settled: it has to be sent again.
     *
     * @param reason OpenSearch's own words, or why there are none
     */
    record Unsettled(String reason) implements BulkItemResult {}

    /**
     * Not settled, and it cannot be until somebody creates the index.
     *
     * @param reason OpenSearch's own words
     */
    record NoIndex(String reason) implements BulkItemResult {}

    /** What OpenSearch calls an index that is not there. */
    String INDEX_NOT_FOUND = "index_not_found_exception";

    /**
     * Refusals (status 4xx) that are about the state of the index or the cluster. They say nothing about the document: a
     * disk that is full, an index that is closed or a role that lacks a right must not fill the dead letters.
     */
    Set<String> STATE_OF_THE_INDEX = Set.of(
            "cluster_block_exception", "index_closed_exception", "security_exception", "index_create_block_exception");

    /**
     * The rule, for a single operation.
     *
     * @param status the HTTP status of the operation
     * @param type the type of the error, if there is one
     * @param reason the error in words, if there is one
     */
    static BulkItemResult of(int status, @Nullable String type, @Nullable String reason) {
        String words = status + " " + (type == null ? "" : type) + (reason == null ? "" : ": " + reason);
        if (status >= 200 && status < 300) {
            return new Written();
        }
        if (status == 409) {
            return new AlreadyThere();
        }
        if (INDEX_NOT_FOUND.equals(type)) {
            return new NoIndex(words);
        }
        boolean isDocumentAtFault =
                status >= 400 && status < 500 && status != 429 && (type == null || !STATE_OF_THE_INDEX.contains(type));
        return isDocumentAtFault ? new Refused(words) : new Unsettled(words);
    }
}
