/**
 * The stream indexer: every change of the table becomes a document of the read model, once and for all.
 *
 * <p>Data flows one way through the rooms: {@code stream} reads records, {@code pipeline} takes their changes through
 * {@code projection} (item to document), a fold to the last version of each id, and {@code bulk} (document to OpenSearch);
 * when all of them are settled, {@code checkpoint} remembers how far the shard is read. {@code deadletter} keeps what cannot
 * be settled, {@code rescan} brings in from the table what the stream no longer tells, {@code index} creates the indexes and
 * refuses to write to others than it was made for. This package wires them and starts them.
 */
@NullMarked
package dev.eventcrm.indexer;

import org.jspecify.annotations.NullMarked;
