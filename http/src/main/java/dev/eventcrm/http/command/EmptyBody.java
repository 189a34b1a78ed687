package dev.eventcrm.http.command;

import dev.eventcrm.http.AcceptedNames;

/** The body of a command that takes none: nothing, or an empty object. */
@JsonBody(names = AcceptedNames.REGISTRATION_BODY, optional = true)
public record EmptyBody() {}
