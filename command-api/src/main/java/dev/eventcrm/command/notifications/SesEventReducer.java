package dev.eventcrm.command.notifications;

import dev.eventcrm.command.notifications.SesEvent.What;
import dev.eventcrm.schema.Pure;
import dev.eventcrm.schema.item.EmailItem;
import dev.eventcrm.schema.item.EmailOutcome;
import dev.eventcrm.schema.item.EmailStatus;
import dev.eventcrm.schema.item.Engagement;
import dev.eventcrm.schema.item.Sending;
import dev.eventcrm.schema.item.Suppression;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Merges what SES tells into the row of the mail. It does not matter in which order it is told, nor how often: everything has
 * a time of its own, and every notification counts once.
 */
@Pure
final class SesEventReducer {
    /** What a reason begins with that SES itself gave after it had taken the mail. */
    private static final Set<String> LATE_REFUSALS = Set.of("rejected", "not rendered");

    private SesEventReducer() {}

    /**
     * What is to be written.
     *
     * @param email the row in its next state; null when it stays as it is
     * @param suppression the entry that the address gets; null when it gets none
     */
    record Merged(@Nullable EmailItem email, @Nullable Suppression suppression) {
        private static final Merged NOTHING = new Merged(null, null);
    }

    /**
     * Merges an event into a row.
     *
     * @param email the row
     * @param event the event
     * @param notificationId the id of the notification that brought it
     * @param linkHash tells what stands for a link in a touch
     * @param now the time of the write
     */
    static Merged merge(
            EmailItem email, SesEvent event, String notificationId, UnaryOperator<String> linkHash, Instant now) {
        boolean isFull = email.seen().size() >= EmailItem.MOST_SEEN;
        // When no more ids are kept, only what can happen once still counts, so that nothing counts twice.
        if (email.seen().contains(notificationId) || (isFull && isKnown(email, event.what()))) {
            return Merged.NOTHING;
        }
        EmailItem happened = happened(email, event.what(), linkHash, now);
        Set<String> seen = new HashSet<>(email.seen());
        if (!isFull) {
            seen.add(notificationId);
        }
        Sending sending = settle(email.sending(), event);
        EmailItem merged = new EmailItem(
                email.emailId(),
                email.itemVersion().next(now),
                email.userId(),
                email.eventId(),
                email.utm(),
                sending,
                happened.outcomes(),
                happened.touches(),
                seen);
        return new Merged(merged, suppression(email, event));
    }

    private static boolean isKnown(EmailItem email, What what) {
        return switch (what) {
            case What.Delivered _ -> email.outcomes().containsKey(EmailOutcome.DELIVERED);
            case What.Bounced(Instant _, boolean isPermanent) ->
                email.outcomes().containsKey(bounce(isPermanent));
            case What.Complained _ -> email.outcomes().containsKey(EmailOutcome.COMPLAINED);
            case What.Unsubscribed _ -> email.outcomes().containsKey(EmailOutcome.UNSUBSCRIBED);
            case What.Accepted _, What.Opened _, What.Clicked _, What.Refused _ -> true;
        };
    }

    private static EmailItem happened(EmailItem email, What what, UnaryOperator<String> linkHash, Instant now) {
        return switch (what) {
            case What.Accepted _, What.Refused _ -> email;
            case What.Delivered(Instant at) -> email.became(EmailOutcome.DELIVERED, at, now);
            case What.Bounced(Instant at, boolean isPermanent) -> email.became(bounce(isPermanent), at, now);
            case What.Complained(Instant at) -> email.became(EmailOutcome.COMPLAINED, at, now);
            case What.Unsubscribed(Instant at) -> email.became(EmailOutcome.UNSUBSCRIBED, at, now);
            case What.Opened(Instant at, boolean byMachine) ->
                email.touched(
                        new Engagement(byMachine ? Engagement.Kind.MACHINE_OPEN : Engagement.Kind.OPEN, at, ""), now);
            case What.Clicked(Instant at, boolean byMachine, String link) ->
                email.touched(
                        new Engagement(
                                byMachine ? Engagement.Kind.MACHINE_CLICK : Engagement.Kind.CLICK,
                                at,
                                linkHash.apply(link)),
                        now);
        };
    }

    private static EmailOutcome bounce(boolean isPermanent) {
        return isPermanent ? EmailOutcome.BOUNCED : EmailOutcome.BOUNCED_TRANSIENTLY;
    }

    private static @Nullable Suppression suppression(EmailItem email, SesEvent event) {
        return switch (event.what()) {
            case What.Bounced(Instant at, boolean isPermanent) ->
                isPermanent ? entry(email, Suppression.Cause.BOUNCED, at) : null;
            case What.Complained(Instant at) -> entry(email, Suppression.Cause.COMPLAINED, at);
            case What.Unsubscribed(Instant at) -> entry(email, Suppression.Cause.UNSUBSCRIBED, at);
            case What.Accepted _, What.Delivered _, What.Opened _, What.Clicked _, What.Refused _ -> null;
        };
    }

    private static Suppression entry(EmailItem email, Suppression.Cause cause, Instant at) {
        return new Suppression(cause, at, email.id());
    }

    /** Where the sending stands after the event. */
    private static Sending settle(Sending sending, SesEvent event) {
        return event.what() instanceof What.Refused(String reason)
                ? refused(sending, event, reason)
                : accepted(sending, event);
    }

    /**
     * SES has the mail: whatever we thought of it. A refusal of the same mail comes after SES has taken it, and stays.
     */
    private static Sending accepted(Sending sending, SesEvent event) {
        boolean isSettled = switch (sending.status()) {
            case PENDING, SUBMITTING, UNKNOWN -> false;
            case FAILED -> isLateRefusal(sending) && isOf(sending, event);
            case SENT, SUPPRESSED, SKIPPED, CANCELLED -> true;
        };
        return isSettled
                ? sending
                : new Sending(
                        EmailStatus.SENT,
                        null,
                        Math.max(sending.attempts(), 1),
                        null,
                        sending.submittedAt(),
                        event.sentAt(),
                        null,
                        null,
                        event.messageId());
    }

    private static Sending refused(Sending sending, SesEvent event, String reason) {
        boolean isMeant = switch (sending.status()) {
            case PENDING, SUBMITTING, UNKNOWN -> true;
            case SENT -> isOf(sending, event);
            case FAILED -> !isLateRefusal(sending);
            case SUPPRESSED, SKIPPED, CANCELLED -> false;
        };
        return isMeant
                ? new Sending(
                        EmailStatus.FAILED,
                        null,
                        Math.max(sending.attempts(), 1),
                        null,
                        sending.submittedAt(),
                        null,
                        event.sentAt(),
                        reason,
                        event.messageId())
                : sending;
    }

    private static boolean isLateRefusal(Sending sending) {
        String reason = sending.reason();
        return reason != null && LATE_REFUSALS.stream().anyMatch(reason::startsWith);
    }

    /** Whether the row means the mail that the event is about, and not another attempt. */
    private static boolean isOf(Sending sending, SesEvent event) {
        return sending.messageId() == null || sending.messageId().equals(event.messageId());
    }
}
