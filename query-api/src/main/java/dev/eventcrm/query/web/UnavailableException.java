package dev.eventcrm.query.web;

import org.jspecify.annotations.Nullable;

/** The answer cannot be given now, and the client may ask again soon: 503 with {@code Retry-After}. */
public final class UnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Not now.
     *
     * @param detail a sentence that says what is missing
     * @param cause what went wrong, if something did
     */
    public UnavailableException(String detail, @Nullable Throwable cause) {
        super(detail, cause);
    }
}
