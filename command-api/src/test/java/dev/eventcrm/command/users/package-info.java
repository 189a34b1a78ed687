/** Tests of what the room {@code users} decides or does by itself, without HTTP around it. */
@NullMarked
package dev.eventcrm.command.users;

import org.jspecify.annotations.NullMarked;
