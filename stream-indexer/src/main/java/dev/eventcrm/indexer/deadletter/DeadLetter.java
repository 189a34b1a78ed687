package dev.eventcrm.indexer.deadletter;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a dead letter. It is JSON as it stands, with {@code null} for what is not known.
 *
 * @param id its id
 * @param index the alias of the index that the document belongs to
 * @param documentId the document's id
 * @param version the document's version
 * @param reason why it could not be brought in
 * @param failedAt when that was last tried
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record DeadLetter(
        String id,
        @Nullable String index,
        @Nullable String documentId,
        @Nullable Long version,
        String reason,
        Instant failedAt) {}
