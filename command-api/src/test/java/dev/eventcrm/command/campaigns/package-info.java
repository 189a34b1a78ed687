/** Tests of what the room {@code campaigns} decides or does by itself, without HTTP around it. */
@NullMarked
package dev.eventcrm.command.campaigns;

import org.jspecify.annotations.NullMarked;
