/**
 * Retries: one endless loop that ends with the program, pauses that grow, one line in the log when a wait begins and one when
 * it ends.
 *
 * <p>Knows no table, no index and no service. Uses the SDK's pauses, the root of its exceptions and Spring's wiring, and
 * nothing of this project.
 */
@NullMarked
package dev.eventcrm.table.retry;

import org.jspecify.annotations.NullMarked;
