/**
 * The stack as processes: which programs it has, how they are started, watched, started again and ended, and what is
 * kept of them on disk.
 *
 * <p>{@link dev.eventcrm.launcher.stack.Stack} is the door, for the command line and for the system tests. Uses the
 * JDK and Jackson; knows neither the command line nor the sample data.
 */
@NullMarked
package dev.eventcrm.launcher.stack;

import org.jspecify.annotations.NullMarked;
