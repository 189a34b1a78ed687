package dev.eventcrm.launcher.stack;

/** A stack cannot be started or asked for something; the message is one line that a developer can act on. */
public final class StackException extends RuntimeException {
    /** Says what is wrong and what would help. */
    public StackException(String message) {
        super(message);
    }

    StackException(String message, Throwable cause) {
        super(message, cause);
    }
}
