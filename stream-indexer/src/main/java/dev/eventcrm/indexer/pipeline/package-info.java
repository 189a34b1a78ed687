/**
 * The way of a batch of changes: projection, fold, bulk; what cannot be settled is set aside.
 *
 * <p>Uses {@code projection} and {@code bulk}. Does not know where changes come from or where rejected ones go.
 */
@NullMarked
package dev.eventcrm.indexer.pipeline;

import org.jspecify.annotations.NullMarked;
