/** Tests of the room {@code export}. */
@NullMarked
package dev.eventcrm.query.export;

import org.jspecify.annotations.NullMarked;
