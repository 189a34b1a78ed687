/**
 * Events: searching and fetching them.
 *
 * <p>{@link dev.eventcrm.query.events.EventFields} is the place for a new filterable field. May use {@code search}, {@code
 * consistency} and {@code web}; no other feature.
 */
@NullMarked
package dev.eventcrm.query.events;

import org.jspecify.annotations.NullMarked;
