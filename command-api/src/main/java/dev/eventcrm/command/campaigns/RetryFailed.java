package dev.eventcrm.command.campaigns;

import dev.eventcrm.http.AcceptedNames;
import dev.eventcrm.http.command.JsonBody;
import org.jspecify.annotations.Nullable;

/**
 * Sends again what failed.
 *
 * @param includeUnconfirmed whether to send again also what may have been sent, so that some may get it twice
 */
@JsonBody(names = AcceptedNames.CAMPAIGN_BODY, optional = true)
record RetryFailed(@Nullable Boolean includeUnconfirmed) {
    boolean includesUnconfirmed() {
        return Boolean.TRUE.equals(includeUnconfirmed);
    }
}
