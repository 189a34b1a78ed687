package dev.eventcrm.schema.item;

import java.util.Arrays;
import java.util.Locale;

/**
 * Where the sending of one mail stands. What became of it afterwards, from delivery to a click, is told by its {@link
 * EmailOutcome}s. Every status is followed by others or final; only rows that are not final stand in the {@link Outbox}.
 */
public enum EmailStatus {
    /** To be sent when it is due. */
    PENDING(false),
    /** A sender has it, under a lease, and may have submitted it: when the lease ends without an outcome, nobody can tell whether it did. */
    SUBMITTING(false),
    /** It may have been sent. Never sent again on a guess; the SES event that names it settles it. */
    UNKNOWN(false),
    /** SES has taken it. */
    SENT(true),
    /** It was not sent, for the reason that stands beside. */
    FAILED(true),
    /** Not sent, because the address is on the suppression list. */
    SUPPRESSED(true),
    /** Not sent, because of what has happened before it was due: the reason, one of {@link FailureReason}, stands beside. */
    SKIPPED(true),
    /** Not sent, because the campaign was cancelled first. */
    CANCELLED(true);

    private final boolean isFinal;

    EmailStatus(boolean isFinal) {
        this.isFinal = isFinal;
    }

    /** Whether no sender has anything left to do for it. */
    public boolean isFinal() {
        return isFinal;
    }

    /** Whether it is neither waiting nor final: a sender has it, or nobody knows what became of it. */
    public boolean isInFlight() {
        return !isFinal && this != PENDING;
    }

    /** The status as items, documents and JSON spell it. */
    public String apiName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The status of that spelling.
     *
     * @param apiName such as {@code sent}
     * @throws IllegalArgumentException when there is none; the message names the known ones
     */
    public static EmailStatus of(String apiName) {
        return Arrays.stream(values())
                .filter(status -> status.apiName().equals(apiName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be one of " + apiNames()));
    }

    /** All spellings, for messages. */
    public static String apiNames() {
        return String.join(
                ", ", Arrays.stream(values()).map(EmailStatus::apiName).toList());
    }
}
