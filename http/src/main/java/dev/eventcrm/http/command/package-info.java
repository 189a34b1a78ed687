/**
 * What a command takes: its body, bound to a record whose constraints say what is right, preconditions, idempotency keys; and how it
 * answers: entity tags, consistency tokens. An answer lists all that is wrong at once, with pointers in the client's spelling.
 *
 * <p>Uses {@code body}, {@code query} and {@code problem}.
 */
@NullMarked
package dev.eventcrm.http.command;

import org.jspecify.annotations.NullMarked;
