package dev.eventcrm.command.registrations;

import dev.eventcrm.http.AcceptedNames;
import dev.eventcrm.http.command.EntityId;
import dev.eventcrm.http.command.JsonBody;
import dev.eventcrm.http.command.PlainText;
import dev.eventcrm.http.command.Required;
import dev.eventcrm.schema.item.Utm;
import org.jspecify.annotations.Nullable;

/**
 * Registers a person for the event that the path names.
 *
 * @param userId the person's id
 * @param waitlist whether to wait for a seat if none is free
 * @param crmClick what the page got as {@code crm_click} along with whoever followed a link of a mail; ignored when it is none
 *     of ours, as a link that was cut short must not cost a registration
 * @param utmSource UTM source, as the page got it; what a known mail says comes before it
 * @param utmMedium UTM medium
 * @param utmCampaign UTM campaign
 * @param utmTerm UTM term
 * @param utmContent UTM content
 */
@JsonBody(
        names = AcceptedNames.REGISTRATION_BODY,
        parameters = {"crmClick", "utmSource", "utmMedium", "utmCampaign", "utmTerm", "utmContent"})
record Register(
        @Required @EntityId String userId,
        @Nullable Boolean waitlist,
        @Nullable String crmClick,
        @PlainText(max = 200) @Nullable String utmSource,
        @PlainText(max = 200) @Nullable String utmMedium,
        @PlainText(max = 200) @Nullable String utmCampaign,
        @PlainText(max = 200) @Nullable String utmTerm,
        @PlainText(max = 200) @Nullable String utmContent) {
    Utm utm() {
        return new Utm(utmSource, utmMedium, utmCampaign, utmTerm, utmContent);
    }

    boolean wouldWait() {
        return Boolean.TRUE.equals(waitlist);
    }
}
