package dev.eventcrm.engine.ses.events;

import java.time.Instant;
import java.util.List;

/** An event of a mail (SES developer guide, "Contents of event data that SES publishes to SNS"). */
public sealed interface SesEvent {
    /**
     * When it happened, which is not the time of the notification.
     */
    Instant at();

    /**
     * The value of {@code eventType}, such as {@code DeliveryDelay}.
     */
    default String type() {
        return getClass().getSimpleName();
    }

    /** SES has taken it and will try to deliver. */
    record Send(Instant at) implements SesEvent {}

    /**
     * The recipient's server has taken it.
     *
     * @param recipients plain addresses
     */
    record Delivery(Instant at, List<String> recipients) implements SesEvent {}

    /**
     * The recipient's server, or a list of SES, refuses it, or an out-of-office reply arrives.
     *
     * @param recipients plain addresses
     * @param bounceType Permanent, Transient or Undetermined
     * @param bounceSubType such as General, NoEmail, MailboxFull, OnAccountSuppressionList
     */
    record Bounce(Instant at, List<String> recipients, String bounceType, String bounceSubType) implements SesEvent {}

    /**
     * The recipient called it spam.
     *
     * @param recipients plain addresses
     * @param feedbackType such as abuse
     */
    record Complaint(Instant at, List<String> recipients, String feedbackType) implements SesEvent {}

    /**
     * SES took it, found something bad in it and does not deliver it.
     *
     * @param reason such as Bad content
     */
    record Reject(Instant at, String reason) implements SesEvent {}

    /**
     * The pixel of SES was fetched.
     *
     * @param ipAddress of the client
     * @param userAgent of the client
     */
    record Open(Instant at, String ipAddress, String userAgent) implements SesEvent {}

    /**
     * A link was followed.
     *
     * @param link where it leads
     * @param ipAddress of the client
     * @param userAgent of the client
     */
    record Click(Instant at, String link, String ipAddress, String userAgent) implements SesEvent {}

    /**
     * The recipient's server cannot take it yet.
     *
     * @param recipients plain addresses
     * @param delayType such as TransientCommunicationFailure, MailboxFull
     */
    record DeliveryDelay(Instant at, List<String> recipients, String delayType) implements SesEvent {}
}
