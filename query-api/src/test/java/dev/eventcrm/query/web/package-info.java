/** Tests of the room {@code web}. */
@NullMarked
package dev.eventcrm.query.web;

import org.jspecify.annotations.NullMarked;
