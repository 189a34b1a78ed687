/**
 * From a change of an item to a document: one class is one kind of item, one index, one operation.
 *
 * <p>Everything here is pure. A document is a function of one state of one item and nothing else, so that projecting can be
 * repeated, doubled and shuffled. Uses {@code schema} only.
 */
@NullMarked
package dev.eventcrm.indexer.projection;

import org.jspecify.annotations.NullMarked;
