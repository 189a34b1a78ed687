package dev.eventcrm.schema.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as it is listed. A tombstone holds the id, version and times of the item only.
 *
 * @param id the campaign's id
 * @param version the item's version
 * @param createdAt when it was accepted
 * @param updatedAt when it last changed
 * @param deletedAt on a tombstone, when it was removed
 * @param name what its authors call it
 * @param subject the subject, with placeholders
 * @param body the body, with placeholders; kept, not searched
 * @param format {@code html} or {@code text}
 * @param locale how it writes dates and times, a language tag
 * @param attributionHosts the hosts that it names, whose pages learn which mail led to them
 * @param utmSource what its mails are counted under: source
 * @param utmMedium medium
 * @param utmCampaign campaign
 * @param utmTerm term
 * @param utmContent content
 * @param eventId the event that it invites to
 * @param audience who is meant, as JSON; kept, not searched
 * @param audienceCount how many people that were when it was accepted
 * @param audienceMode when they are looked for: {@code due} or {@code frozen}; absent on campaigns of earlier versions
 * @param sendAt when its mails are due
 * @param state what is wanted of it
 * @param planned how many ledger rows there are so far
 * @param merged how many people have none of their own because they share an address
 * @param resnapshots how often the frozen audience was lost and taken anew
 * @param plannedAt when all rows were there
 * @param endedAt when the last mail became final
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CampaignDocument(
        String id,
        long version,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant deletedAt,
        @Nullable String name,
        @Nullable String subject,
        @Nullable String body,
        @Nullable String format,
        @Nullable String locale,
        @Nullable List<String> attributionHosts,
        @Nullable String utmSource,
        @Nullable String utmMedium,
        @Nullable String utmCampaign,
        @Nullable String utmTerm,
        @Nullable String utmContent,
        @Nullable String eventId,
        @Nullable String audience,
        @Nullable Integer audienceCount,
        @Nullable String audienceMode,
        @Nullable Instant sendAt,
        @Nullable String state,
        @Nullable Integer planned,
        @Nullable Integer merged,
        @Nullable Integer resnapshots,
        @Nullable Instant plannedAt,
        @Nullable Instant endedAt)
        implements SearchDocument {
    @Override
    public SearchIndex index() {
        return SearchIndex.CAMPAIGNS;
    }
}
