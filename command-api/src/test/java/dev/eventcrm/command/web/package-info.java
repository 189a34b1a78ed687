/** Tests of what the room {@code web} decides or does by itself, without HTTP around it. */
@NullMarked
package dev.eventcrm.command.web;

import org.jspecify.annotations.NullMarked;
