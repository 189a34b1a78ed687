package dev.eventcrm.schema.item;

import java.util.Arrays;
import java.util.Locale;

/** Where the sending of a test mail stands. */
public enum TestMailStatus {
    /** To be sent. */
    QUEUED(false),
    /** A sender has it, under a lease, and may have submitted it. */
    SENDING(false),
    /** SES has taken it. */
    SENT(true),
    /** It was not sent, for the reason that stands beside. */
    FAILED(true),
    /** Not sent, because the address is on the suppression list. */
    SUPPRESSED(true),
    /** Its sender ended, or had no answer, before it was known whether SES took it. It is not sent again. */
    UNKNOWN(true);

    private final boolean isFinal;

    TestMailStatus(boolean isFinal) {
        this.isFinal = isFinal;
    }

    /** Whether no sender has anything left to do for it. */
    public boolean isFinal() {
        return isFinal;
    }

    /** The status as items and JSON spell it. */
    public String apiName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The status of that spelling.
     *
     * @param apiName such as {@code sent}
     * @throws IllegalArgumentException when there is none
     */
    public static TestMailStatus of(String apiName) {
        return Arrays.stream(values())
                .filter(status -> status.apiName().equals(apiName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no status of a test mail: " + apiName));
    }
}
