/**
 * The suppression list: addresses that must not be mailed.
 *
 * <p>Holds also {@link dev.eventcrm.command.suppressions.Suppressing}, by which every feature puts an address on it. May use the
 * infrastructure and no other feature.
 */
@NullMarked
package dev.eventcrm.command.suppressions;

import org.jspecify.annotations.NullMarked;
