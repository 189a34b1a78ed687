package dev.eventcrm.schema.item;

import java.util.Arrays;
import java.util.Locale;

/** What can become of a mail that was sent. Opens and clicks are kept one by one, as {@link Engagement}es. */
public enum EmailOutcome {
    /** The recipient's server has taken it. */
    DELIVERED,
    /** The recipient's server has refused it for good. */
    BOUNCED,
    /** The recipient's server has refused it for now, as an automatic reply or a full mailbox does. */
    BOUNCED_TRANSIENTLY,
    /** The recipient has called it spam. */
    COMPLAINED,
    /** The recipient wants no more mails. */
    UNSUBSCRIBED,
    /** The recipient has registered for an event, led there by a click. */
    REGISTERED;

    /** The outcome as items spell it. */
    public String apiName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The outcome of that spelling.
     *
     * @param apiName such as {@code delivered}
     * @throws IllegalArgumentException when there is none
     */
    public static EmailOutcome of(String apiName) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.apiName().equals(apiName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown outcome " + apiName));
    }
}
