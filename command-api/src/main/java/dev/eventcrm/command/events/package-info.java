/**
 * Events: creating, changing and deleting them. A slug is unique; owner and hosts exist, and their participation changes in
 * the same transaction as the event; deleting an event releases its registrations.
 *
 * <p>May use the infrastructure and the feature {@code registrations}.
 */
@NullMarked
package dev.eventcrm.command.events;

import org.jspecify.annotations.NullMarked;
