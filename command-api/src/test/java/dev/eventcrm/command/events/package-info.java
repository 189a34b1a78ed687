/** Tests of what the room {@code events} decides or does by itself, without HTTP around it. */
@NullMarked
package dev.eventcrm.command.events;

import org.jspecify.annotations.NullMarked;
