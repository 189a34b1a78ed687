package dev.eventcrm.engine.ses.mail;

import java.time.Instant;
import java.util.UUID;

/**
 * A mail that SES has taken.
 *
 * @param messageId the id that the sender got
 */
public record AcceptedMail(String messageId, Instant acceptedAt, Mail mail) {

    /**
     * Makes an id in the form that SES gives: the time in hexadecimal digits, something random, a counter.
     *
     * @return such as {@code 01000157c44f053b-61b59c11-9236-11e6-8f96-7be8aexample-000000}
     */
    public static String idOf(Instant at, UUID random) {
        return "0100%012x-%s-000000".formatted(at.toEpochMilli(), random);
    }
}
