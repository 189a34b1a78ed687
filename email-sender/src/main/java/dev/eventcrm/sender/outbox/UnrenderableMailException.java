package dev.eventcrm.sender.outbox;

/** A mail cannot be rendered, now or later; the message is the reason with which its row ends. */
final class UnrenderableMailException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnrenderableMailException(String reason) {
        super(reason);
    }
}
