/**
 * The indexes that documents are written to: created when they are missing, refused when they are of another shape.
 *
 * <p>What an index should be stands in {@code schema}; what a definition means, OpenSearch itself is asked. A new index has a
 * scan of the table asked for in {@code checkpoint}.
 */
@NullMarked
package dev.eventcrm.indexer.index;

import org.jspecify.annotations.NullMarked;
