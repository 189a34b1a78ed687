/**
 * Reading the stream of changes: the port to it, one reader for each shard, and who starts the readers.
 *
 * <p>A reader hands each batch to {@code pipeline} and moves its checkpoint only when that has settled it. What the stream has
 * lost is reported as a gap and brought in by {@code rescan}. Knows no kinds of items.
 */
@NullMarked
package dev.eventcrm.indexer.stream;

import org.jspecify.annotations.NullMarked;
