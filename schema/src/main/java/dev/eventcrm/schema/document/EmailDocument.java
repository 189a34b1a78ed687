package dev.eventcrm.schema.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of the ledger as it is listed and counted. Its moments hold what follows from each other: who clicked has opened, and
 * who opened has got the mail, so no rate can exceed 100 %. It names the person and not the address. A tombstone holds the
 * id, version and times of the item only.
 *
 * @param id the mail's id
 * @param version the item's version
 * @param createdAt when it was planned
 * @param updatedAt when it last changed
 * @param deletedAt on a tombstone, when it was removed
 * @param campaignId the campaign
 * @param userId the person
 * @param addressHash the hash of the address, for who searches for one
 * @param eventId the event that it invites to
 * @param utmSource UTM source
 * @param utmMedium UTM medium
 * @param utmCampaign UTM campaign
 * @param utmTerm UTM term
 * @param utmContent UTM content
 * @param status where the sending stands
 * @param reason why it was not sent
 * @param attempts how often it was submitted
 * @param messageId the id that SES gave it
 * @param at the moment that places it in time: when SES took it, or when it was planned as long as SES has not
 * @param dueAt when there is something to do for it
 * @param sentAt when SES took it
 * @param endedAt when it became final without being sent
 * @param deliveredAt when it was first known to be delivered
 * @param bouncedAt when it first bounced for good
 * @param bouncedTransientlyAt when it first bounced for now
 * @param complainedAt when the recipient first complained
 * @param openedAt when a person first opened it, or did what implies that
 * @param lastOpenedAt when a person last opened it
 * @param opens how often people opened it; at least 1 when {@code openedAt} is there
 * @param clickedAt when a person first clicked, or did what implies that
 * @param lastClickedAt when a person last clicked
 * @param clicks how often people clicked; at least 1 when {@code clickedAt} is there
 * @param rawOpenedAt when anybody, machines too, first opened it
 * @param rawOpens how often anybody did
 * @param rawClickedAt when anybody, machines too, first clicked
 * @param rawClicks how often anybody did
 * @param unsubscribedAt when the recipient first unsubscribed
 * @param registeredAt when the recipient first registered for an event after a click
 * @param registrations how often they did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EmailDocument(
        String id,
        long version,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant deletedAt,
        @Nullable String campaignId,
        @Nullable String userId,
        @Nullable String addressHash,
        @Nullable String eventId,
        @Nullable String utmSource,
        @Nullable String utmMedium,
        @Nullable String utmCampaign,
        @Nullable String utmTerm,
        @Nullable String utmContent,
        @Nullable String status,
        @Nullable String reason,
        @Nullable Integer attempts,
        @Nullable String messageId,
        @Nullable Instant at,
        @Nullable Instant dueAt,
        @Nullable Instant sentAt,
        @Nullable Instant endedAt,
        @Nullable Instant deliveredAt,
        @Nullable Instant bouncedAt,
        @Nullable Instant bouncedTransientlyAt,
        @Nullable Instant complainedAt,
        @Nullable Instant openedAt,
        @Nullable Instant lastOpenedAt,
        @Nullable Integer opens,
        @Nullable Instant clickedAt,
        @Nullable Instant lastClickedAt,
        @Nullable Integer clicks,
        @Nullable Instant rawOpenedAt,
        @Nullable Integer rawOpens,
        @Nullable Instant rawClickedAt,
        @Nullable Integer rawClicks,
        @Nullable Instant unsubscribedAt,
        @Nullable Instant registeredAt,
        @Nullable Integer registrations)
        implements SearchDocument {
    @Override
    public SearchIndex index() {
        return SearchIndex.EMAILS;
    }
}
