/** Tests of the room {@code registrations}. */
@NullMarked
package dev.eventcrm.query.registrations;

import org.jspecify.annotations.NullMarked;
