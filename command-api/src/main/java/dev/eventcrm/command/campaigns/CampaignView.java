package dev.eventcrm.command.campaigns;

import dev.eventcrm.schema.item.CampaignItem;
import dev.eventcrm.schema.item.Utm;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A campaign in the answer to a command. The figures are the query API's, at the status address.
 *
 * @param id the campaign's id
 * @param campaignId the same, under the name that older clients know
 * @param status where it stands: {@code scheduled}, {@code planning}, {@code sending}, {@code paused}, {@code cancelling},
 *     {@code cancelled} or {@code finished}
 * @param recipientCount how many people the filter found
 * @param statusUrl where to watch it
 * @param name what its authors call it
 * @param utmSource UTM source
 * @param utmMedium UTM medium
 * @param utmCampaign UTM campaign
 * @param utmTerm UTM term
 * @param utmContent UTM content
 * @param eventId the event that it invites to
 * @param locale how it writes dates and times, a language tag such as {@code de-CH}
 * @param attributionHosts the hosts that it names, whose pages learn which mail led to them
 * @param sendAt when its mails are due
 * @param version the version
 * @param createdAt when it was accepted
 * @param updatedAt when it last changed
 */
record CampaignView(
        String id,
        String campaignId,
        String status,
        int recipientCount,
        String statusUrl,
        @Nullable String name,
        @Nullable String utmSource,
        @Nullable String utmMedium,
        @Nullable String utmCampaign,
        @Nullable String utmTerm,
        @Nullable String utmContent,
        @Nullable String eventId,
        String locale,
        List<String> attributionHosts,
        Instant sendAt,
        long version,
        Instant createdAt,
        Instant updatedAt) {
    static CampaignView of(CampaignItem item) {
        Utm utm = item.utm();
        return new CampaignView(
                item.id(),
                item.id(),
                status(item),
                item.audience().count(),
                location(item.id()),
                item.content().name(),
                utm.source(),
                utm.medium(),
                utm.campaign(),
                utm.term(),
                utm.content(),
                item.eventId(),
                item.content().locale().toLanguageTag(),
                item.content().attributionHosts(),
                item.sendAt(),
                item.itemVersion().version(),
                item.itemVersion().createdAt(),
                item.itemVersion().updatedAt());
    }

    /** The path of a campaign. */
    static String location(String id) {
        return "/campaigns/" + id;
    }

    /** Of the time of its last change, so that an answer that is given again says the same. */
    private static String status(CampaignItem item) {
        return switch (item.state()) {
            case ACTIVE -> {
                if (item.sendAt().isAfter(item.itemVersion().updatedAt())) {
                    yield "scheduled";
                }
                yield item.planning().plannedAt() == null ? "planning" : "sending";
            }
            case PAUSED -> "paused";
            case CANCELLED -> item.endedAt() == null ? "cancelling" : "cancelled";
            case FINISHED -> "finished";
        };
    }
}
