/**
 * How far each shard is settled, kept in DynamoDB beside what is read.
 *
 * <p>The only room that knows the table {@link dev.eventcrm.indexer.checkpoint.IndexerTable}. Sequence numbers are text: they
 * have up to 40 digits, are compared for equality only, and are never counted with. Uses retries of {@code table}.
 */
@NullMarked
package dev.eventcrm.indexer.checkpoint;

import org.jspecify.annotations.NullMarked;
