/** What this service waits for. {@code dev.eventcrm.table.retry} says how; every other package may use both. */
@NullMarked
package dev.eventcrm.indexer.outage;

import org.jspecify.annotations.NullMarked;
