/** The indexer as a whole, on real engines. */
@NullMarked
package dev.eventcrm.indexer;

import org.jspecify.annotations.NullMarked;
