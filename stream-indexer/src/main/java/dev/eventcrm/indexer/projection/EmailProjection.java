package dev.eventcrm.indexer.projection;

import dev.eventcrm.schema.document.EmailDocument;
import dev.eventcrm.schema.item.EmailItem;
import dev.eventcrm.schema.item.EmailOutcome;
import dev.eventcrm.schema.item.Moments;
import dev.eventcrm.schema.item.Revision;
import dev.eventcrm.schema.item.Sending;
import dev.eventcrm.schema.item.Utm;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Mails into the index {@code emails}. What implies something else brings that along: who registered after a click has
 * clicked, who clicked has opened, and what was opened was delivered, whether or not that was told.
 */
final class EmailProjection {
    private EmailProjection() {}

    static EmailDocument documentOf(EmailItem email) {
        return email.revision().isDeleted() ? tombstone(email) : living(email);
    }

    private static EmailDocument living(EmailItem email) {
        Revision revision = email.revision();
        Sending sending = email.sending();
        Utm utm = email.utm();
        Engagement engagement = Engagement.of(email.touches());
        Moments registered = email.outcomes().get(EmailOutcome.REGISTERED);
        Moments clicks = or(engagement.clicks(), registered);
        Moments opens = or(engagement.opens(), clicks);
        Moments rawClicks = or(engagement.rawClicks(), clicks);
        Moments rawOpens = or(engagement.rawOpens(), rawClicks);
        return new EmailDocument(
                email.id(),
                revision.version(),
                revision.createdAt(),
                revision.updatedAt(),
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
                sending.status().wireName(),
                sending.reason(),
                sending.attempts(),
                sending.messageId(),
                sending.sentAt() == null ? revision.createdAt() : sending.sentAt(),
                sending.dueAt(),
                sending.sentAt(),
                sending.endedAt(),
                earliest(first(email.outcomes().get(EmailOutcome.DELIVERED)), first(rawOpens)),
                first(email.outcomes().get(EmailOutcome.BOUNCED)),
                first(email.outcomes().get(EmailOutcome.BOUNCED_TRANSIENTLY)),
                first(email.outcomes().get(EmailOutcome.COMPLAINED)),
                earliest(first(opens), first(clicks)),
                last(opens),
                count(opens),
                first(clicks),
                last(clicks),
                count(clicks),
                earliest(first(rawOpens), first(rawClicks)),
                count(rawOpens),
                first(rawClicks),
                count(rawClicks),
                first(email.outcomes().get(EmailOutcome.UNSUBSCRIBED)),
                first(registered),
                count(registered));
    }

    /** What is known to have happened, or at least once, when only its consequence is known. */
    private static @Nullable Moments or(@Nullable Moments known, @Nullable Moments consequence) {
        return known != null || consequence == null ? known : Moments.of(consequence.first());
    }

    private static @Nullable Instant first(@Nullable Moments moments) {
        return moments == null ? null : moments.first();
    }

    private static @Nullable Instant last(@Nullable Moments moments) {
        return moments == null ? null : moments.last();
    }

    private static @Nullable Integer count(@Nullable Moments moments) {
        return moments == null ? null : moments.count();
    }

    private static @Nullable Instant earliest(@Nullable Instant one, @Nullable Instant other) {
        return Stream.of(one, other)
                .filter(instant -> instant != null)
                .min(Instant::compareTo)
                .orElse(null);
    }

    private static EmailDocument tombstone(EmailItem email) {
        Revision revision = email.revision();
        return new EmailDocument(
                email.id(),
                revision.version(),
                revision.createdAt(),
                revision.updatedAt(),
                revision.deletedAt(),
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
