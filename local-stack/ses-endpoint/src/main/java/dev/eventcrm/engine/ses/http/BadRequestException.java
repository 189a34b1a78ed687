package dev.eventcrm.engine.ses.http;

/** The request cannot be understood; answered with 400 and the message. */
public final class BadRequestException extends RuntimeException {
    /**
     * Says what is wrong.
     *
     * @param message names the field or parameter and what would be right
     */
    public BadRequestException(String message) {
        super(message);
    }
}
