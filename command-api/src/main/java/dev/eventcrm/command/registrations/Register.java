package dev.eventcrm.command.registrations;

import dev.eventcrm.command.web.EntityId;
import dev.eventcrm.command.web.Given;
import dev.eventcrm.command.web.JsonBody;
import dev.eventcrm.schema.wire.AcceptedNames;
import org.jspecify.annotations.Nullable;

/**
 * Registers a person for the event that the path names.
 *
 * @param userId the person's id
 * @param waitlist whether to wait for a seat if none is free
 */
@JsonBody(names = AcceptedNames.REGISTRATION_BODY)
record Register(@Given @EntityId String userId, @Nullable Boolean waitlist) {
    boolean wouldWait() {
        return Boolean.TRUE.equals(waitlist);
    }
}
