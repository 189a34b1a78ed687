package dev.eventcrm.schema.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A registration as it is listed. A tombstone holds the ids, version and times of the item only.
 *
 * @param id {@code eventId~userId}
 * @param version the item's version
 * @param createdAt when the person first signed up
 * @param updatedAt when the registration last changed
 * @param deletedAt on a tombstone, when the event or the person was deleted
 * @param eventId the event's id
 * @param userId the person's id
 * @param status where it stands
 * @param registeredAt when the seat was last given
 * @param waitlistedAt when the person last joined the waiting list
 * @param checkedInAt when the person came
 * @param cancelledAt when it was last cancelled
 * @param utmSource the UTM source that brought it
 * @param utmMedium the UTM medium
 * @param utmCampaign the UTM campaign
 * @param utmTerm the UTM term
 * @param utmContent the UTM content
 * @param emailId the mail whose click brought it
 * @param campaignId the campaign of that mail
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RegistrationDocument(
        String id,
        long version,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant deletedAt,
        @Nullable String eventId,
        @Nullable String userId,
        @Nullable String status,
        @Nullable Instant registeredAt,
        @Nullable Instant waitlistedAt,
        @Nullable Instant checkedInAt,
        @Nullable Instant cancelledAt,
        @Nullable String utmSource,
        @Nullable String utmMedium,
        @Nullable String utmCampaign,
        @Nullable String utmTerm,
        @Nullable String utmContent,
        @Nullable String emailId,
        @Nullable String campaignId)
        implements SearchDocument {
    @Override
    public SearchIndex index() {
        return SearchIndex.REGISTRATIONS;
    }
}
