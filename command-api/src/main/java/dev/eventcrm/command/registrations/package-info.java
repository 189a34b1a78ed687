/**
 * Registrations: signing up, the waiting list, cancelling, checking in. Registering takes a seat in the same transaction
 * that counts it, so that no event is ever oversold.
 *
 * <p>Holds also {@link dev.eventcrm.command.registrations.EventChanges}, by which every feature changes an event together with
 * the people it concerns. May use the infrastructure and no other feature.
 */
@NullMarked
package dev.eventcrm.command.registrations;

import org.jspecify.annotations.NullMarked;
