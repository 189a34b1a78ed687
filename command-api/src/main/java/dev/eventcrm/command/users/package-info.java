/**
 * People: creating, changing and deleting them. A person's e-mail address is unique; a deleted person leaves no personal
 * data, no seats, and no events that they host or own.
 *
 * <p>May use the infrastructure and the features {@code registrations} and {@code events}, of which a deletion takes the
 * person out.
 */
@NullMarked
package dev.eventcrm.command.users;

import org.jspecify.annotations.NullMarked;
