/**
 * Registrations: those of a person and those for an event.
 *
 * <p>May use {@code search}, {@code consistency} and {@code web}; no other feature.
 */
@NullMarked
package dev.eventcrm.query.registrations;

import org.jspecify.annotations.NullMarked;
