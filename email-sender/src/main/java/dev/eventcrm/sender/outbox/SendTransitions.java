package dev.eventcrm.sender.outbox;

import dev.eventcrm.schema.Pure;
import dev.eventcrm.schema.item.EmailItem;
import dev.eventcrm.schema.item.EmailStatus;
import dev.eventcrm.schema.item.FailureReason;
import dev.eventcrm.schema.item.Sending;
import dev.eventcrm.sender.ses.SendResult;
import dev.eventcrm.table.retry.Backoff;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** How the sending of a mail goes on, as pure functions from one standing to the next. */
@Pure
final class SendTransitions {
    private SendTransitions() {}

    /**
     * Whether a row can be taken for submission.
     *
     * @param row the row
     * @param now the time
     */
    static boolean isDue(EmailItem row, Instant now) {
        return row.sending().status() == EmailStatus.PENDING && !due(row).isAfter(now);
    }

    /** The row as its sender is about to submit it. */
    static EmailItem submitting(EmailItem row, String holder, Instant now, Duration lease) {
        return row.with(
                new Sending(
                        EmailStatus.SUBMITTING,
                        now.plus(lease),
                        row.sending().attempts() + 1,
                        holder,
                        now,
                        null,
                        null,
                        null,
                        null),
                now);
    }

    /** The row as it was before a submission that did not take place. */
    static EmailItem givenBack(EmailItem submitting, Instant now) {
        return submitting.with(notSubmitted(submitting.sending(), now), now);
    }

    private static Sending notSubmitted(Sending submitting, Instant now) {
        return new Sending(EmailStatus.PENDING, now, submitting.attempts() - 1, null, null, null, null, null, null);
    }

    /** The row as a mail that is not sent. */
    static EmailItem ended(EmailItem row, EmailStatus status, @Nullable String reason, Instant now) {
        return row.with(ended(row.sending(), status, reason, now), now);
    }

    private static Sending ended(Sending sending, EmailStatus status, @Nullable String reason, Instant now) {
        return new Sending(
                status, null, sending.attempts(), null, sending.submittedAt(), null, now, reason, sending.messageId());
    }

    /**
     * Where the sending stands after an answer.
     *
     * @param submitting where it stood when it was submitted
     * @param answer the answer
     * @param now the time
     * @param settings the pauses
     * @param random jitter
     */
    static Sending after(
            Sending submitting, SendResult answer, Instant now, OutboxSettings settings, RandomGenerator random) {
        return switch (answer) {
            case SendResult.Accepted(String messageId) ->
                new Sending(
                        EmailStatus.SENT,
                        null,
                        submitting.attempts(),
                        null,
                        submitting.submittedAt(),
                        now,
                        null,
                        null,
                        messageId);
            case SendResult.Throttled(String reason) ->
                new Sending(
                        EmailStatus.PENDING,
                        now.plus(new Backoff(settings.throttlePause(), settings.longestThrottlePause())
                                .fullJitterAfter(Math.max(1, submitting.attempts()), random)),
                        submitting.attempts(),
                        null,
                        submitting.submittedAt(),
                        null,
                        null,
                        reason,
                        null);
            case SendResult.Refused(String reason) -> ended(submitting, EmailStatus.FAILED, reason, now);
            case SendResult.Stopped _ -> notSubmitted(submitting, now);
            case SendResult.OutcomeUnknown(String reason) -> unknown(submitting, reason, now, settings);
        };
    }

    private static Sending unknown(Sending submitting, String reason, Instant now, OutboxSettings settings) {
        return new Sending(
                EmailStatus.UNKNOWN,
                now.plus(settings.settleTime()),
                submitting.attempts(),
                null,
                submitting.submittedAt(),
                null,
                null,
                reason,
                null);
    }

    /**
     * What is left to write when somebody else has changed a row between its submission and its settlement: an SES event
     * that knows more, or a sweep that knows less.
     *
     * @param current the row as it stands
     * @param submitted the row as it was submitted
     * @param settled where the sending stands by what SES answered
     * @param now the time
     * @return empty when the row is to stay as it is
     */
    static Optional<EmailItem> settledNow(EmailItem current, EmailItem submitted, Sending settled, Instant now) {
        if (!isSameSubmission(current.sending(), submitted.sending())) {
            return Optional.empty();
        }
        boolean applies = switch (current.sending().status()) {
            case SUBMITTING -> true;
            case UNKNOWN -> settled.status() != EmailStatus.UNKNOWN;
            case FAILED ->
                settled.status() == EmailStatus.SENT
                        && FailureReason.UNCONFIRMED.equals(current.sending().reason());
            case PENDING, SENT, SUPPRESSED, SKIPPED, CANCELLED -> false;
        };
        return applies ? Optional.of(current.with(settled, now)) : Optional.empty();
    }

    private static boolean isSameSubmission(Sending one, Sending other) {
        return one.attempts() == other.attempts() && Objects.equals(one.submittedAt(), other.submittedAt());
    }

    /**
     * What becomes of a row in flight whose time has run out.
     *
     * @param row the row
     * @param now the time
     * @param settings the settling time
     * @return empty when its time has not run out
     */
    static Optional<EmailItem> lapsed(EmailItem row, Instant now, OutboxSettings settings) {
        if (row.sending().status().isFinal() || due(row).isAfter(now)) {
            return Optional.empty();
        }
        Sending sending = row.sending();
        return switch (sending.status()) {
            case SUBMITTING ->
                Optional.of(row.with(unknown(sending, "its sender ended before it had an answer", now, settings), now));
            case UNKNOWN ->
                Optional.of(
                        row.isProvenSent()
                                ? row.with(
                                        new Sending(
                                                EmailStatus.SENT,
                                                null,
                                                sending.attempts(),
                                                null,
                                                sending.submittedAt(),
                                                sending.submittedAt(),
                                                null,
                                                null,
                                                null),
                                        now)
                                : ended(row, EmailStatus.FAILED, FailureReason.UNCONFIRMED, now));
            case PENDING, SENT, FAILED, SUPPRESSED, SKIPPED, CANCELLED -> Optional.empty();
        };
    }

    /**
     * What becomes of a row of a cancelled campaign.
     *
     * @param row the row
     * @param now the time
     * @return empty when it has been submitted already
     */
    static Optional<EmailItem> cancelled(EmailItem row, Instant now) {
        return row.sending().status() == EmailStatus.PENDING
                ? Optional.of(ended(row, EmailStatus.CANCELLED, null, now))
                : Optional.empty();
    }

    private static Instant due(EmailItem row) {
        return Objects.requireNonNull(row.sending().dueAt());
    }
}
