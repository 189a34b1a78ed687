package dev.eventcrm.command.registrations;

import dev.eventcrm.command.store.TransactionWrites;
import dev.eventcrm.http.AcceptedNames;
import dev.eventcrm.http.command.EntityId;
import dev.eventcrm.http.command.JsonBody;
import dev.eventcrm.http.command.PlainText;
import dev.eventcrm.http.command.Required;
import dev.eventcrm.schema.item.Utm;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Registers several people for the event that the path names.
 *
 * @param userIds ids of 1 to {@value #MOST} people, who come in this order
 * @param waitlist whether they wait for a seat if none is free
 * @param utmSource UTM source that brought them
 * @param utmMedium UTM medium
 * @param utmCampaign UTM campaign
 * @param utmTerm UTM term
 * @param utmContent UTM content
 */
@JsonBody(names = AcceptedNames.REGISTRATION_BODY)
record RegisterAll(
        @Required @Size(min = 1, max = MOST, message = SIZE) List<@EntityId String> userIds,

        @Nullable Boolean waitlist,
        @PlainText(max = 200) @Nullable String utmSource,
        @PlainText(max = 200) @Nullable String utmMedium,
        @PlainText(max = 200) @Nullable String utmCampaign,
        @PlainText(max = 200) @Nullable String utmTerm,
        @PlainText(max = 200) @Nullable String utmContent) {
    /** One transaction holds person and registration of each, the event, and the answer kept under an idempotency key. */
    static final int MOST = (TransactionWrites.MOST_WRITES - 2) / 2;

    static final String SIZE = "must name 1 to " + MOST + " people";

    Utm utm() {
        return new Utm(utmSource, utmMedium, utmCampaign, utmTerm, utmContent);
    }

    boolean wouldWait() {
        return Boolean.TRUE.equals(waitlist);
    }
}
