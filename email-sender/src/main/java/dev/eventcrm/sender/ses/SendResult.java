package dev.eventcrm.sender.ses;

/** What became of one submission, as far as it can be told. */
public sealed interface SendResult {
    /**
     * SES has taken the mail.
     *
     * @param messageId the id that it gave it
     */
    record Accepted(String messageId) implements SendResult {}

    /**
     * SES has not taken it, as it comes too fast. It has to be sent again, later.
     *
     * @param reason what SES says
     */
    record Throttled(String reason) implements SendResult {}

    /**
     * SES does not take this mail, and will not.
     *
     * @param reason what SES says
     */
    record Refused(String reason) implements SendResult {}

    /**
     * SES takes no mails at present, or was not reached. This one was certainly not sent.
     *
     * @param reason what is the matter
     */
    record Stopped(String reason) implements SendResult {}

    /**
     * It is not known whether SES has taken it.
     *
     * @param reason what came in the place of an answer
     */
    record OutcomeUnknown(String reason) implements SendResult {}
}
