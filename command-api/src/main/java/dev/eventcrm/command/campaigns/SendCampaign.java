package dev.eventcrm.command.campaigns;

import dev.eventcrm.http.AcceptedNames;
import dev.eventcrm.http.command.CrossFieldRules;
import dev.eventcrm.http.command.EntityId;
import dev.eventcrm.http.command.JsonBody;
import dev.eventcrm.http.command.PlainText;
import dev.eventcrm.http.command.Required;
import dev.eventcrm.mail.AttributionHosts;
import dev.eventcrm.schema.item.AudienceMode;
import dev.eventcrm.schema.item.Utm;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Sends a mail to everybody whom a filter finds. Names that are none of these are search parameters of {@code GET /users}.
 *
 * @param filter a filter tree, or an object of search parameters
 * @param userIds ids of people
 * @param everybody that everybody is meant
 * @param name what its authors call it
 * @param subject the subject, with placeholders
 * @param body the body, with placeholders
 * @param format {@code text} or {@code html}; without it, what the body looks like
 * @param locale how dates and times are written, a language tag such as {@code de-CH} (BCP 47); that of the settings without it
 * @param utmSource UTM source; {@code crm} without it
 * @param utmMedium UTM medium; {@code email} without it
 * @param utmCampaign UTM campaign; the campaign's id without it
 * @param utmTerm UTM term
 * @param utmContent UTM content
 * @param eventId the event that it invites to
 * @param sendAt when to send; at once without it
 * @param audience when the people are looked for: {@code due}, when it is due, or {@code frozen}, when it is accepted; {@code
 *     due} without it
 * @param attributionHosts hosts such as {@code tickets.example.com} or {@code *.example.com} whose pages learn by {@code
 *     crm_click} which mail led to them, as well as those of the settings
 */
@JsonBody(names = AcceptedNames.CAMPAIGN_BODY, open = true)
record SendCampaign(
        @Schema(implementation = Object.class) @Nullable JsonNode filter,
        @Nullable List<@EntityId String> userIds,
        @Nullable Boolean everybody,
        @PlainText(max = 200) @Nullable String name,
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
        @Nullable Instant sendAt,

        @Schema(allowableValues = {"due", "frozen"}) @Nullable
        String audience,

        @Size(max = 20) @Nullable List<@PlainText(max = 255) String> attributionHosts)
        implements CrossFieldRules {
    static final String FILTER = "filter";
    static final String USER_IDS = "userIds";
    static final String EVERYBODY = "everybody";

    @Override
    public List<Wrong> crossCheck() {
        List<Wrong> wrong = new ArrayList<>();
        if (format != null && MailFormat.of(format) == null) {
            wrong.add(Wrong.of("format", "must be text or html"));
        }
        if (audience != null && AudienceMode.of(audience).isEmpty()) {
            wrong.add(Wrong.of("audience", "must be one of " + String.join(", ", AudienceMode.apiNames())));
        }
        List<String> hosts = hosts();
        for (int i = 0; i < hosts.size(); i++) {
            @Nullable String host = hosts.get(i);
            if (host != null && !AttributionHosts.isName(host)) {
                wrong.add(new Wrong("attributionHosts", i, "must be " + AttributionHosts.EXPECTED));
            }
        }
        if (userIds != null && userIds.isEmpty()) {
            wrong.add(Wrong.of(USER_IDS, "must name somebody, or be absent"));
        }
        return wrong;
    }

    Utm utm() {
        return new Utm(utmSource, utmMedium, utmCampaign, utmTerm, utmContent);
    }

    List<String> hosts() {
        return Objects.requireNonNullElse(attributionHosts, List.of());
    }

    AudienceMode audienceMode() {
        return audience == null ? AudienceMode.DUE : AudienceMode.of(audience).orElseThrow();
    }

    MailText text() {
        MailFormat given = format == null ? null : MailFormat.of(format);
        return new MailText(subject, body, given == null ? MailFormat.detect(body) : given);
    }
}
