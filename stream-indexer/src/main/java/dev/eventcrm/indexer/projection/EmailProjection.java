package dev.eventcrm.indexer.projection;

import dev.eventcrm.schema.document.EmailDocument;
import dev.eventcrm.schema.item.EmailItem;
import dev.eventcrm.schema.item.EmailOutcome;
import dev.eventcrm.schema.item.ItemVersion;
import dev.eventcrm.schema.item.Occurrences;
import dev.eventcrm.schema.item.Sending;
import dev.eventcrm.schema.item.Utm;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Mails into the index {@code emails}. What implies something else brings that along, and not later than itself: who
 * registered after a click has clicked, who clicked has opened, and what was opened, complained about or unsubscribed from was
 * delivered, whether or not that was told. So the figures of a mail are subsets of each other.
 */
final class EmailProjection {
    private EmailProjection() {}

    static EmailDocument documentOf(EmailItem email) {
        return email.itemVersion().isDeleted() ? tombstone(email) : living(email);
    }

    private static EmailDocument living(EmailItem email) {
        ItemVersion itemVersion = email.itemVersion();
        Sending sending = email.sending();
        Utm utm = email.utm();
        EngagementOccurrences engagement = EngagementOccurrences.of(email.touches());
        Occurrences registered = email.outcomes().get(EmailOutcome.REGISTERED);
        Occurrences clicks = or(engagement.clicks(), registered);
        Occurrences opens = or(engagement.opens(), clicks);
        Occurrences rawClicks = or(engagement.rawClicks(), clicks);
        Occurrences rawOpens = or(or(engagement.rawOpens(), rawClicks), opens);
        Instant complainedAt = first(email.outcomes().get(EmailOutcome.COMPLAINED));
        Instant unsubscribedAt = first(email.outcomes().get(EmailOutcome.UNSUBSCRIBED));
        Instant clickedAt = earliest(first(clicks), first(registered));
        Instant openedAt = earliest(first(opens), clickedAt);
        Instant rawClickedAt = earliest(first(rawClicks), clickedAt);
        Instant rawOpenedAt = earliest(first(rawOpens), rawClickedAt, openedAt);
        Instant deliveredAt = earliest(
                first(email.outcomes().get(EmailOutcome.DELIVERED)), rawOpenedAt, complainedAt, unsubscribedAt);
        return new EmailDocument(
                email.id(),
                itemVersion.version(),
                itemVersion.createdAt(),
                itemVersion.updatedAt(),
                null,
                email.emailId().campaignId(),
                email.userId(),
                email.emailId().addressHash(),
                email.eventId(),
                utm.source(),
                utm.medium(),
                utm.campaign(),
                utm.term(),
                utm.content(),
                sending.status().apiName(),
                sending.reason(),
                sending.attempts(),
                sending.messageId(),
                sending.sentAt() == null ? itemVersion.createdAt() : sending.sentAt(),
                sending.dueAt(),
                sending.sentAt(),
                sending.endedAt(),
                deliveredAt,
                first(email.outcomes().get(EmailOutcome.BOUNCED)),
                first(email.outcomes().get(EmailOutcome.BOUNCED_TRANSIENTLY)),
                complainedAt,
                openedAt,
                last(opens),
                count(opens),
                clickedAt,
                last(clicks),
                count(clicks),
                rawOpenedAt,
                count(rawOpens),
                rawClickedAt,
                count(rawClicks),
                unsubscribedAt,
                first(registered),
                count(registered));
    }

    /** What is known to have happened, or at least once, when only its consequence is known. */
    private static @Nullable Occurrences or(@Nullable Occurrences known, @Nullable Occurrences consequence) {
        return known != null || consequence == null ? known : Occurrences.of(consequence.first());
    }

    private static @Nullable Instant first(@Nullable Occurrences moments) {
        return moments == null ? null : moments.first();
    }

    private static @Nullable Instant last(@Nullable Occurrences moments) {
        return moments == null ? null : moments.last();
    }

    private static @Nullable Integer count(@Nullable Occurrences moments) {
        return moments == null ? null : moments.count();
    }

    private static @Nullable Instant earliest(@Nullable Instant... instants) {
        return Arrays.stream(instants)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static EmailDocument tombstone(EmailItem email) {
        ItemVersion itemVersion = email.itemVersion();
        return new EmailDocument(
                email.id(),
                itemVersion.version(),
                itemVersion.createdAt(),
                itemVersion.updatedAt(),
                itemVersion.deletedAt(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
