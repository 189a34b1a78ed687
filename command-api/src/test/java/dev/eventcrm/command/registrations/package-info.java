/** Tests of what the room {@code registrations} decides or does by itself, without HTTP around it. */
@NullMarked
package dev.eventcrm.command.registrations;

import org.jspecify.annotations.NullMarked;
