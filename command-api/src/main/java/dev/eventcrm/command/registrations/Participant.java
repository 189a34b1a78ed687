package dev.eventcrm.command.registrations;

import dev.eventcrm.schema.item.RegistrationItem;
import dev.eventcrm.schema.item.UserItem;
import org.jspecify.annotations.Nullable;

/**
 * A person before an event.
 *
 * @param user the person
 * @param registration their registration; absent if there never was one
 */
public record Participant(UserItem user, @Nullable RegistrationItem registration) {}
