package dev.eventcrm.query.emails;

import dev.eventcrm.query.export.Column;
import dev.eventcrm.schema.document.EmailDocument;
import dev.eventcrm.schema.item.AddressHashes;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row of the ledger in an answer. Every key is always there; what did not happen is {@code null}.
 *
 * @param id the id: campaign id and hash of the address
 * @param campaignId the campaign
 * @param userId the person
 * @param email their address; null once the person is deleted, or has another one
 * @param firstName their given name; null once they are deleted
 * @param lastName their family name; null once they are deleted
 * @param eventId the event that it invites to
 * @param utmSource uTM source
 * @param utmMedium uTM medium
 * @param utmCampaign uTM campaign
 * @param utmTerm uTM term
 * @param utmContent uTM content
 * @param status where the sending stands
 * @param reason why it was not sent
 * @param attempts how often it was submitted
 * @param messageId the id that SES gave it
 * @param at when SES took it, or when it was planned as long as SES has not
 * @param dueAt when there is something to do for it
 * @param sentAt when SES took it
 * @param endedAt when it became final without being sent
 * @param deliveredAt when it was first known to be delivered
 * @param bouncedAt when it bounced for good
 * @param bouncedTransientlyAt when it first bounced for now
 * @param complainedAt when the recipient first complained
 * @param openedAt when a person first opened it
 * @param lastOpenedAt when a person last opened it
 * @param opens how often people opened it
 * @param clickedAt when a person first clicked
 * @param lastClickedAt when a person last clicked
 * @param clicks how often people clicked
 * @param rawOpenedAt when anybody, machines too, first opened it
 * @param rawOpens how often anybody did
 * @param rawClickedAt when anybody, machines too, first clicked
 * @param rawClicks how often anybody did
 * @param unsubscribedAt when the recipient first unsubscribed
 * @param registeredAt when the recipient first registered after a click
 * @param registrations how often they did
 * @param version the version
 * @param createdAt when it was planned
 * @param updatedAt when it last changed
 */
record EmailView(
        String id,
        String campaignId,
        String userId,
        @Nullable String email,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String eventId,
        @Nullable String utmSource,
        @Nullable String utmMedium,
        @Nullable String utmCampaign,
        @Nullable String utmTerm,
        @Nullable String utmContent,
        String status,
        @Nullable String reason,
        int attempts,
        @Nullable String messageId,
        Instant at,
        @Nullable Instant dueAt,
        @Nullable Instant sentAt,
        @Nullable Instant endedAt,
        @Nullable Instant deliveredAt,
        @Nullable Instant bouncedAt,
        @Nullable Instant bouncedTransientlyAt,
        @Nullable Instant complainedAt,
        @Nullable Instant openedAt,
        @Nullable Instant lastOpenedAt,
        int opens,
        @Nullable Instant clickedAt,
        @Nullable Instant lastClickedAt,
        int clicks,
        @Nullable Instant rawOpenedAt,
        int rawOpens,
        @Nullable Instant rawClickedAt,
        int rawClicks,
        @Nullable Instant unsubscribedAt,
        @Nullable Instant registeredAt,
        int registrations,
        long version,
        Instant createdAt,
        Instant updatedAt) {
    static final List<Column<EmailView>> COLUMNS = List.of(
            new Column<>("id", EmailView::id),
            new Column<>("campaignId", EmailView::campaignId),
            new Column<>("userId", EmailView::userId),
            new Column<>("email", EmailView::email),
            new Column<>("firstName", EmailView::firstName),
            new Column<>("lastName", EmailView::lastName),
            new Column<>("eventId", EmailView::eventId),
            new Column<>("utmSource", EmailView::utmSource),
            new Column<>("utmMedium", EmailView::utmMedium),
            new Column<>("utmCampaign", EmailView::utmCampaign),
            new Column<>("utmTerm", EmailView::utmTerm),
            new Column<>("utmContent", EmailView::utmContent),
            new Column<>("status", EmailView::status),
            new Column<>("reason", EmailView::reason),
            new Column<>("attempts", EmailView::attempts),
            new Column<>("messageId", EmailView::messageId),
            new Column<>("at", EmailView::at),
            new Column<>("dueAt", EmailView::dueAt),
            new Column<>("sentAt", EmailView::sentAt),
            new Column<>("endedAt", EmailView::endedAt),
            new Column<>("deliveredAt", EmailView::deliveredAt),
            new Column<>("bouncedAt", EmailView::bouncedAt),
            new Column<>("bouncedTransientlyAt", EmailView::bouncedTransientlyAt),
            new Column<>("complainedAt", EmailView::complainedAt),
            new Column<>("openedAt", EmailView::openedAt),
            new Column<>("lastOpenedAt", EmailView::lastOpenedAt),
            new Column<>("opens", EmailView::opens),
            new Column<>("clickedAt", EmailView::clickedAt),
            new Column<>("lastClickedAt", EmailView::lastClickedAt),
            new Column<>("clicks", EmailView::clicks),
            new Column<>("rawOpenedAt", EmailView::rawOpenedAt),
            new Column<>("rawOpens", EmailView::rawOpens),
            new Column<>("rawClickedAt", EmailView::rawClickedAt),
            new Column<>("rawClicks", EmailView::rawClicks),
            new Column<>("unsubscribedAt", EmailView::unsubscribedAt),
            new Column<>("registeredAt", EmailView::registeredAt),
            new Column<>("registrations", EmailView::registrations),
            new Column<>("version", EmailView::version),
            new Column<>("createdAt", EmailView::createdAt),
            new Column<>("updatedAt", EmailView::updatedAt));

    /**
     * What a row shows.
     *
     * @param row a row that is not a tombstone
     * @param person the person it was for; null when they are deleted
     */
    static EmailView of(EmailDocument row, @Nullable RecipientName person, AddressHashes addresses) {
        return new EmailView(
                row.id(),
                Objects.requireNonNull(row.campaignId()),
                Objects.requireNonNull(row.userId()),
                person == null ? null : person.emailFor(row, addresses),
                person == null ? null : person.firstName(),
                person == null ? null : person.lastName(),
                row.eventId(),
                row.utmSource(),
                row.utmMedium(),
                row.utmCampaign(),
                row.utmTerm(),
                row.utmContent(),
                Objects.requireNonNull(row.status()),
                row.reason(),
                Objects.requireNonNullElse(row.attempts(), 0),
                row.messageId(),
                Objects.requireNonNull(row.at()),
                row.dueAt(),
                row.sentAt(),
                row.endedAt(),
                row.deliveredAt(),
                row.bouncedAt(),
                row.bouncedTransientlyAt(),
                row.complainedAt(),
                row.openedAt(),
                row.lastOpenedAt(),
                Objects.requireNonNullElse(row.opens(), 0),
                row.clickedAt(),
                row.lastClickedAt(),
                Objects.requireNonNullElse(row.clicks(), 0),
                row.rawOpenedAt(),
                Objects.requireNonNullElse(row.rawOpens(), 0),
                row.rawClickedAt(),
                Objects.requireNonNullElse(row.rawClicks(), 0),
                row.unsubscribedAt(),
                row.registeredAt(),
                Objects.requireNonNullElse(row.registrations(), 0),
                row.version(),
                row.createdAt(),
                row.updatedAt());
    }
}
