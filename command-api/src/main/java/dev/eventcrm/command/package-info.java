/**
 * The service that takes commands: HTTP command, pure decision, one DynamoDB transaction.
 *
 * <p>Rooms: the features {@code users}, {@code events} and {@code registrations}; the infrastructure {@code store} (the
 * table), {@code web} (HTTP) and {@code flow} (which joins the two). Infrastructure knows no feature. Here stand only the
 * program's start and what it passes in from outside: time, ids, randomness.
 */
@NullMarked
package dev.eventcrm.command;

import org.jspecify.annotations.NullMarked;
