package dev.eventcrm.command.web;

import dev.eventcrm.schema.api.AcceptedNames;

/** The body of a command that takes none: nothing, or an empty object. */
@JsonBody(names = AcceptedNames.REGISTRATION_BODY, optional = true)
public record EmptyBody() {}
