/** Tests of the room {@code search}. */
@NullMarked
package dev.eventcrm.query.search;

import org.jspecify.annotations.NullMarked;
