package dev.eventcrm.command.store;

/** DynamoDB asks to slow down, and did so at every one of the SDK's own retries. */
final class ThrottledException extends UnavailableException {
    private static final long serialVersionUID = 1L;

    ThrottledException(Throwable cause) {
        super("the table has too much to do", cause);
    }
}
