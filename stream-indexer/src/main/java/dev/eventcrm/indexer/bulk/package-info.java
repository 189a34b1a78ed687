/**
 * Writing documents to OpenSearch: fold to the last version of each id, requests of bounded size, and the rules by which an
 * operation is settled.
 *
 * <p>Knows documents, no items and no streams. Uses retries of {@code table}.
 */
@NullMarked
package dev.eventcrm.indexer.bulk;

import org.jspecify.annotations.NullMarked;
