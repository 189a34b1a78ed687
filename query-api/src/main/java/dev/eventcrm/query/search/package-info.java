/**
 * Searching the read model: what fields an index offers, filters over them, sort orders, cursors and facets, how they become
 * one OpenSearch request, and the one gateway that sends it.
 *
 * <p>Knows no feature: which fields there are is told by a {@link dev.eventcrm.query.search.FieldTable}. May use {@code
 * schema}, retries and probes of {@code table}, and {@code web}. Everything but the gateway and its surroundings is pure.
 */
@NullMarked
package dev.eventcrm.query.search;

import org.jspecify.annotations.NullMarked;
