/** Tests of what the room {@code notifications} decides or does by itself, without HTTP around it. */
@NullMarked
package dev.eventcrm.command.notifications;

import org.jspecify.annotations.NullMarked;
