/** Tests of what the room {@code tracking} decides or does by itself, without HTTP around it. */
@NullMarked
package dev.eventcrm.command.tracking;

import org.jspecify.annotations.NullMarked;
