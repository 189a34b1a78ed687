/**
 * The laws of the whole product, held over HTTP against the stack as it runs: every program a process of its own, started
 * by the launcher on real engines.
 *
 * <p>Speaks HTTP to the gateway as a client does. Looks into the engines only to compare what they hold, or to break them.
 */
@NullMarked
package dev.eventcrm.system;

import org.jspecify.annotations.NullMarked;
