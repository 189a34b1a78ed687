/**
 * How a service looks at what it depends on and waits for what is away: one probe for each dependency, retries with growing
 * pauses, one line in the log when a wait begins and one when it ends.
 *
 * <p>Knows no table, no index and no service, and uses nothing of this project.
 */
@NullMarked
package dev.eventcrm.waiting;

import org.jspecify.annotations.NullMarked;
