/**
 * How to wait for what is away: retries with growing pauses, one line in the log when a wait begins and one when it ends.
 *
 * <p>Knows neither the table nor SES; every other room may use it.
 */
@NullMarked
package dev.eventcrm.sender.waiting;

import org.jspecify.annotations.NullMarked;
