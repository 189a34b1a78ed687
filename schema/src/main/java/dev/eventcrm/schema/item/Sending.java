package dev.eventcrm.schema.item;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where the sending of a mail stands.
 *
 * @param status where
 * @param dueAt when there is something to do for it, to the millisecond: to send it, or to see what became of a lease or of
 *     an unknown end; present exactly while the status is not final
 * @param attempts how often it was submitted
 * @param holder which sender has it; present while it is being submitted
 * @param submittedAt when it was last submitted
 * @param sentAt when SES took it
 * @param endedAt when the row became final without being sent
 * @param reason why it was not sent; a word or two, then perhaps a colon and more
 * @param messageId the id that SES gave it
 */
public record Sending(
        EmailStatus status,
        @Nullable Instant dueAt,
        int attempts,
        @Nullable String holder,
        @Nullable Instant submittedAt,
        @Nullable Instant sentAt,
        @Nullable Instant endedAt,
        @Nullable String reason,
        @Nullable String messageId) {
    /** The attribute that holds the status, for the conditions of writes. */
    public static final String STATUS = "status";

    /** The attribute that holds the sender which has the mail, for the conditions of writes. */
    public static final String HOLDER = "holder";

    /** Checks that it is due exactly while it is not final. */
    public Sending {
        if (status.isFinal() == (dueAt != null)) {
            throw new IllegalArgumentException("status " + status + " with due time " + dueAt);
        }
    }

    /**
     * A mail that is to be sent.
     *
     * @param dueAt when
     */
    public static Sending due(Instant dueAt) {
        return new Sending(EmailStatus.PENDING, dueAt, 0, null, null, null, null, null, null);
    }

    static Sending read(Attributes attributes) {
        Long due = attributes.optionalNumber(Outbox.DUE_AT);
        Long attempts = attributes.optionalNumber("attempts");
        return new Sending(
                attributes.parsed(STATUS, EmailStatus::of),
                due == null ? null : Instant.ofEpochMilli(due),
                attempts == null ? 0 : attempts.intValue(),
                attributes.optionalText(HOLDER),
                attributes.optionalInstant("submittedAt"),
                attributes.optionalInstant("sentAt"),
                attributes.optionalInstant("endedAt"),
                attributes.optionalText("reason"),
                attributes.optionalText("messageId"));
    }

    void write(Attributes attributes) {
        attributes
                .put(STATUS, status.apiName())
                .put(Outbox.DUE_AT, dueAt == null ? null : (Number) dueAt.toEpochMilli())
                .put("attempts", attempts == 0 ? null : (Number) attempts)
                .put(HOLDER, holder)
                .put("submittedAt", submittedAt)
                .put("sentAt", sentAt)
                .put("endedAt", endedAt)
                .put("reason", reason)
                .put("messageId", messageId);
    }
}
