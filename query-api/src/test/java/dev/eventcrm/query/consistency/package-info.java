/** Tests of the room {@code consistency}. */
@NullMarked
package dev.eventcrm.query.consistency;

import org.jspecify.annotations.NullMarked;
