/**
 * The suppression list: which addresses must not be mailed, since when, and why.
 *
 * <p>May use {@code search}, {@code consistency} and {@code web}; no other feature.
 */
@NullMarked
package dev.eventcrm.query.suppressions;

import org.jspecify.annotations.NullMarked;
