/** Tests of what the room {@code store} decides or does by itself, without HTTP around it. */
@NullMarked
package dev.eventcrm.command.store;

import org.jspecify.annotations.NullMarked;
