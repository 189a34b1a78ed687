/**
 * Bringing the whole table into the read model, beside the stream: after a gap, for a new stream, for a new index.
 *
 * <p>Scanned items take the same way through {@code pipeline} as changes do; their versions tell which of the two is later.
 * Whether a scan is due stands in {@code checkpoint}.
 */
@NullMarked
package dev.eventcrm.indexer.rescan;

import org.jspecify.annotations.NullMarked;
