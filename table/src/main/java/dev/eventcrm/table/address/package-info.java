/**
 * The secrets of address hashes, as every service reads them from its settings.
 *
 * <p>Uses {@code schema} and Spring's wiring.
 */
@NullMarked
package dev.eventcrm.table.address;

import org.jspecify.annotations.NullMarked;
