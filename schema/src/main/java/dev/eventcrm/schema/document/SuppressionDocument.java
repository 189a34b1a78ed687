package dev.eventcrm.schema.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An address that must not be mailed. A tombstone holds id, version and times only.
 *
 * @param id the hash of the address
 * @param version the item's version; 0 for an entry that an earlier version of this system wrote
 * @param createdAt when the address was last put on the list
 * @param updatedAt when the entry last changed
 * @param deletedAt on a tombstone, when the address was taken off the list
 * @param cause why it must not be mailed, as {@code Suppression.Cause} spells it
 * @param suppressedAt since when
 * @param emailId the mail that led to it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SuppressionDocument(
        String id,
        long version,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant deletedAt,
        @Nullable String cause,
        @Nullable Instant suppressedAt,
        @Nullable String emailId)
        implements SearchDocument {
    @Override
    public SearchIndex index() {
        return SearchIndex.SUPPRESSIONS;
    }
}
