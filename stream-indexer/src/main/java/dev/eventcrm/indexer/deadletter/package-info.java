/**
 * What could not be brought into the read model: kept in DynamoDB, listed and replayed over HTTP.
 *
 * <p>The only room that knows the table {@link dev.eventcrm.indexer.deadletter.DeadLetterTable}. Uses {@code pipeline} to try
 * again.
 */
@NullMarked
package dev.eventcrm.indexer.deadletter;

import org.jspecify.annotations.NullMarked;
