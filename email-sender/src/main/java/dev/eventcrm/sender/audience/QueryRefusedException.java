package dev.eventcrm.sender.audience;

/** The query API does not take what this service asks; waiting does not help. */
public final class QueryRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    QueryRefusedException(String message) {
        super(message);
    }

    QueryRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
