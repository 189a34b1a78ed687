package dev.eventcrm.indexer.pipeline;

import dev.eventcrm.indexer.projection.Change;
import dev.eventcrm.indexer.projection.DocumentRef;

/**
 * A change that cannot be brought into the read model as it is.
 *
 * @param change the change
 * @param subject which document it is about, as far as known
 * @param reason why not
 */
public record Rejection(Change change, DocumentRef subject, String reason) {}
