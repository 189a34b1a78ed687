/**
 * Probes: one loop for each dependency looks at it, and health reads what the loop found.
 *
 * <p>Knows no table, no index and no service. Uses {@code retry} and Spring's health.
 */
@NullMarked
package dev.eventcrm.table.probe;

import org.jspecify.annotations.NullMarked;
