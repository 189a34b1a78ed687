package dev.eventcrm.query.campaigns;

import dev.eventcrm.query.ledger.LedgerDocumentation;
import dev.eventcrm.query.ledger.Metrics;
import dev.eventcrm.query.ledger.Rate;
import dev.eventcrm.schema.document.CampaignDocument;
import dev.eventcrm.schema.item.AudienceMode;
import dev.eventcrm.schema.item.CampaignContent;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A campaign in an answer. Every key is always there; what there is none of is {@code null}.
 *
 * @param id the campaign's id
 * @param name what its authors call it
 * @param subject the subject, with placeholders
 * @param body the body, with placeholders
 * @param format {@code html} or {@code text}
 * @param locale how it writes dates and times, a language tag such as {@code de-CH}
 * @param attributionHosts the hosts that it names, whose pages learn which mail led to them
 * @param utmSource what its mails are counted under: source
 * @param utmMedium medium
 * @param utmCampaign campaign
 * @param utmTerm term
 * @param utmContent content
 * @param eventId the event that it invites to
 * @param audience who is meant
 * @param audienceCount how many people that were when it was accepted
 * @param audienceMode when they are looked for: {@code due}, when its mails are due, or {@code frozen}, when it is accepted
 * @param sendAt when its mails are due
 * @param state what is wanted of it: {@code active}, {@code paused}, {@code cancelled} or {@code finished}
 * @param status where it stands: {@code scheduled}, {@code planning}, {@code sending}, {@code paused}, {@code cancelling},
 *     {@code cancelled} or {@code finished}
 * @param planned how many ledger rows there are so far
 * @param merged how many people have none of their own because they share an address
 * @param resnapshots how often the frozen audience was lost and taken anew
 * @param plannedAt when all rows were there
 * @param endedAt when the last mail became final
 * @param figures what was counted of its mails
 * @param rates the rates that the figures give
 * @param progress how much of it is final, 0 to 1
 * @param sendingRate mails per second over the last minute
 * @param expectedEnd when it will have ended if that goes on
 * @param version the version
 * @param createdAt when it was accepted
 * @param updatedAt when it last changed
 */
@Schema(name = "Campaign")
record CampaignView(
        String id,
        @Nullable String name,
        String subject,
        String body,
        String format,
        String locale,
        List<String> attributionHosts,
        @Nullable String utmSource,
        @Nullable String utmMedium,
        @Nullable String utmCampaign,
        @Nullable String utmTerm,
        @Nullable String utmContent,
        @Nullable String eventId,
        @Schema(ref = "#/components/schemas/Audience") JsonNode audience,
        int audienceCount,

        @Schema(allowableValues = {"due", "frozen"}) String audienceMode,

        Instant sendAt,
        String state,
        String status,
        int planned,
        int merged,
        int resnapshots,
        @Nullable Instant plannedAt,
        @Nullable Instant endedAt,
        @Schema(ref = LedgerDocumentation.FIGURES) Metrics figures,
        @Schema(ref = LedgerDocumentation.RATES) Map<String, @Nullable Double> rates,
        double progress,
        double sendingRate,
        @Nullable Instant expectedEnd,
        long version,
        Instant createdAt,
        Instant updatedAt) {
    /**
     * What an answer shows of a campaign.
     *
     * @param campaign a document that is not a tombstone
     * @param figures what was counted of its mails
     * @param sentLately how many of them SES took during the last minute
     * @param now the time
     */
    static CampaignView of(CampaignDocument campaign, Metrics figures, long sentLately, Instant now) {
        Progress progress = Progress.of(campaign, figures, sentLately, now);
        return new CampaignView(
                campaign.id(),
                campaign.name(),
                Objects.requireNonNull(campaign.subject()),
                Objects.requireNonNull(campaign.body()),
                Objects.requireNonNull(campaign.format()),
                Objects.requireNonNullElse(campaign.locale(), CampaignContent.DEFAULT_LOCALE.toLanguageTag()),
                Objects.requireNonNullElse(campaign.attributionHosts(), List.of()),
                campaign.utmSource(),
                campaign.utmMedium(),
                campaign.utmCampaign(),
                campaign.utmTerm(),
                campaign.utmContent(),
                campaign.eventId(),
                JsonMapper.shared().readTree(Objects.requireNonNull(campaign.audience())),
                Objects.requireNonNull(campaign.audienceCount()),
                Objects.requireNonNullElse(campaign.audienceMode(), AudienceMode.FROZEN.apiName()),
                Objects.requireNonNull(campaign.sendAt()),
                Objects.requireNonNull(campaign.state()),
                CampaignStatus.of(campaign, now).apiName(),
                Objects.requireNonNull(campaign.planned()),
                Objects.requireNonNull(campaign.merged()),
                Objects.requireNonNull(campaign.resnapshots()),
                campaign.plannedAt(),
                campaign.endedAt(),
                figures,
                Rate.all(figures),
                progress.share(),
                progress.sendingRate(),
                progress.expectedEnd(),
                campaign.version(),
                campaign.createdAt(),
                campaign.updatedAt());
    }
}
