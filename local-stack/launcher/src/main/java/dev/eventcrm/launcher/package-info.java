/**
 * The command line {@code ./crm}: one class for each command, and what they print.
 *
 * <p>Uses the rooms {@code stack}, {@code sample} and {@code deadletters}, which know nothing of it.
 */
@NullMarked
package dev.eventcrm.launcher;

import org.jspecify.annotations.NullMarked;
