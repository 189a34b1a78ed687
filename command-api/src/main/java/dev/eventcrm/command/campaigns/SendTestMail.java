package dev.eventcrm.command.campaigns;

import dev.eventcrm.http.AcceptedNames;
import dev.eventcrm.http.command.CrossFieldRules;
import dev.eventcrm.http.command.EntityId;
import dev.eventcrm.http.command.JsonBody;
import dev.eventcrm.http.command.MailableAddress;
import dev.eventcrm.http.command.PlainText;
import dev.eventcrm.http.command.Required;
import dev.eventcrm.schema.item.Utm;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Sends a mail to one address, to see what a campaign would look like.
 *
 * @param address where to
 * @param subject the subject, with placeholders
 * @param body the body, with placeholders
 * @param format {@code text} or {@code html}; without it, what the body looks like
 * @param locale how dates and times are written, a language tag such as {@code de-CH} (BCP 47); that of the settings without it
 * @param utmSource UTM source; {@code crm} without it
 * @param utmMedium UTM medium; {@code email} without it
 * @param utmCampaign UTM campaign; {@code test} without it
 * @param utmTerm UTM term
 * @param utmContent UTM content
 * @param eventId the event that fills the placeholders of the event
 * @param userId the person whose data fill the placeholders; sample data without it
 */
@JsonBody(names = AcceptedNames.CAMPAIGN_BODY)
record SendTestMail(
        @Required @PlainText(max = 254) @MailableAddress String address,

        @Required @PlainText(max = 200) String subject,

        @Required @PlainText(max = 100_000, multiline = true)
        String body,

        @Schema(allowableValues = {"text", "html"}) @Nullable
        String format,

        @Nullable Locale locale,

        @PlainText(max = 200) @Nullable String utmSource,
        @PlainText(max = 200) @Nullable String utmMedium,
        @PlainText(max = 200) @Nullable String utmCampaign,
        @PlainText(max = 200) @Nullable String utmTerm,
        @PlainText(max = 200) @Nullable String utmContent,
        @EntityId @Nullable String eventId,
        @EntityId @Nullable String userId)
        implements CrossFieldRules {
    @Override
    public List<Wrong> crossCheck() {
        return format != null && MailFormat.of(format) == null
                ? List.of(Wrong.of("format", "must be text or html"))
                : List.of();
    }

    Utm utm() {
        return UtmFields.orDefaults(new Utm(utmSource, utmMedium, utmCampaign, utmTerm, utmContent), "test");
    }

    MailText text() {
        MailFormat given = format == null ? null : MailFormat.of(format);
        return new MailText(subject, body, given == null ? MailFormat.detect(body) : given);
    }
}
