/** Tests of the room {@code events}. */
@NullMarked
package dev.eventcrm.query.events;

import org.jspecify.annotations.NullMarked;
