package dev.eventcrm.schema.api;

import dev.eventcrm.schema.document.RegistrationDocument;
import dev.eventcrm.schema.item.RegistrationItem;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A registration in an answer. Every key is always there; what did not happen is {@code null}.
 *
 * @param id {@code eventId~userId}
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
 * @param version the version
 * @param createdAt when the person first signed up
 * @param updatedAt when the registration last changed
 */
public record RegistrationView(
        String id,
        String eventId,
        String userId,
        String status,
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
        long version,
        Instant createdAt,
        Instant updatedAt) {

    /**
     * What the item shows of a registration.
     *
     * @param item a registration that is not a tombstone
     */
    public static RegistrationView of(RegistrationItem item) {
        return new RegistrationView(
                item.id(),
                item.eventId(),
                item.userId(),
                item.status().apiName(),
                item.registeredAt(),
                item.waitlistedAt(),
                item.checkedInAt(),
                item.cancelledAt(),
                item.utm().source(),
                item.utm().medium(),
                item.utm().campaign(),
                item.utm().term(),
                item.utm().content(),
                item.emailId(),
                item.itemVersion().version(),
                item.itemVersion().createdAt(),
                item.itemVersion().updatedAt());
    }

    /**
     * What the document shows of a registration.
     *
     * @param document a document that is not a tombstone
     */
    public static RegistrationView of(RegistrationDocument document) {
        return new RegistrationView(
                document.id(),
                Objects.requireNonNull(document.eventId()),
                Objects.requireNonNull(document.userId()),
                Objects.requireNonNull(document.status()),
                document.registeredAt(),
                document.waitlistedAt(),
                document.checkedInAt(),
                document.cancelledAt(),
                document.utmSource(),
                document.utmMedium(),
                document.utmCampaign(),
                document.utmTerm(),
                document.utmContent(),
                document.emailId(),
                document.version(),
                document.createdAt(),
                document.updatedAt());
    }
}
