/**
 * The way of every command: command, decision, transaction, answer; and the answers kept under idempotency keys.
 *
 * <p>Joins {@code web} and {@code store}, and knows no feature.
 */
@NullMarked
package dev.eventcrm.command.flow;

import org.jspecify.annotations.NullMarked;
