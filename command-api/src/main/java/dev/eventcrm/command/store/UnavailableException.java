package dev.eventcrm.command.store;

import java.time.Duration;

/** The table cannot do it now, and may a little later. The message is fit for the client. */
public sealed class UnavailableException extends RuntimeException permits ThrottledException {
    private static final long serialVersionUID = 1L;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    UnavailableException(String message) {
        super(message);
    }

    UnavailableException(String message, Throwable cause) {
        super(message, cause);
    }

    /** When to try again. */
    public final Duration retryAfter() {
        return RETRY_AFTER;
    }
}
