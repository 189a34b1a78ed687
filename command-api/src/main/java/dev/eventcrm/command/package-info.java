/**
 * The service that takes commands: HTTP command, pure decision, one DynamoDB transaction.
 *
 * <p>Rooms: the features {@code users}, {@code events}, {@code registrations}, {@code campaigns} (with {@code audience}, which
 * asks the query API), {@code tracking}, {@code notifications} and {@code suppressions}; the infrastructure {@code store} (the
 * table), {@code web} (HTTP) and {@code flow} (which joins the two). Infrastructure knows no feature. Here stand only the
 * program's start and what it passes in from outside: time, ids, randomness.
 */
@NullMarked
package dev.eventcrm.command;

import org.jspecify.annotations.NullMarked;
