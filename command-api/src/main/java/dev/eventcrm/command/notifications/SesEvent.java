package dev.eventcrm.command.notifications;

import java.time.Instant;

/**
 * What SES tells about one mail ("Contents of event data that Amazon SES publishes to Amazon SNS"), as far as it matters here.
 *
 * @param emailId the value of the tag {@link dev.eventcrm.schema.item.EmailId#MESSAGE_TAG}
 * @param messageId the id that SES gave the mail
 * @param sentAt when SES took the mail, to the millisecond
 * @param what what happened
 */
record SesEvent(String emailId, String messageId, Instant sentAt, What what) {
    /** What happened. Everything but a refusal implies that SES has taken the mail. */
    sealed interface What {
        /** SES has taken it, and nothing else is known yet; also a delivery that takes long. */
        record Accepted() implements What {}

        record Delivered(Instant at) implements What {}

        /**
         * The recipient's server refuses it.
         *
         * @param isPermanent for good
         */
        record Bounced(Instant at, boolean isPermanent) implements What {}

        record Complained(Instant at) implements What {}

        record Unsubscribed(Instant at) implements What {}

        record Opened(Instant at, boolean byMachine) implements What {}

        /**
         * A link was followed.
         *
         * @param link its address, as it stood in the mail
         */
        record Clicked(Instant at, boolean byMachine, String link) implements What {}

        /**
         * SES has not sent it after all.
         *
         * @param reason why
         */
        record Refused(String reason) implements What {}
    }
}
