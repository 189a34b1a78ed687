/**
 * The table: reading items, committing conditional writes in one transaction, retrying contention, creating the table.
 *
 * <p>Uses the items of {@code schema}, the module {@code table}, the SDK and Spring's wiring. Knows neither HTTP nor any feature.
 */
@NullMarked
package dev.eventcrm.command.store;

import org.jspecify.annotations.NullMarked;
