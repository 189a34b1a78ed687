package dev.eventcrm.engine.ses.mail;

/**
 * A refusal as SES words it. The SDK makes its typed exception of the type's name.
 *
 * @param type which exception it becomes
 */
public record Refusal(Type type, String message) {

    /** The exceptions of {@code SendEmail} (SES API v2 reference, "SendEmail: Errors" and "Common Errors"). */
    public enum Type {
        /** The account must not send any more. */
        ACCOUNT_SUSPENDED("AccountSuspendedException", 400),
        /** The request is wrong. */
        BAD_REQUEST("BadRequestException", 400),
        /** An error inside SES. */
        INTERNAL_SERVICE_ERROR("InternalServiceErrorException", 500),
        /** The daily quota is used up. */
        LIMIT_EXCEEDED("LimitExceededException", 400),
        /** The sender's domain is not set up. */
        MAIL_FROM_DOMAIN_NOT_VERIFIED("MailFromDomainNotVerifiedException", 400),
        /** SES rejects the content. */
        MESSAGE_REJECTED("MessageRejected", 400),
        /** A named resource does not exist. */
        NOT_FOUND("NotFoundException", 404),
        /** Sending is switched off for the account. */
        SENDING_PAUSED("SendingPausedException", 400),
        /** The older wording of too many requests, one of the errors that all services of AWS share. */
        THROTTLING("ThrottlingException", 400),
        /** The sending rate is exceeded. */
        TOO_MANY_REQUESTS("TooManyRequestsException", 429),
        /** No such operation. */
        UNKNOWN_OPERATION("UnknownOperationException", 404);

        private final String apiName;
        private final int status;

        Type(String apiName, int status) {
            this.apiName = apiName;
            this.status = status;
        }

        /**
         * The name in the header {@code x-amzn-ErrorType}.
         *
         * @return what the SDK compares with
         */
        public String apiName() {
            return apiName;
        }

        /** Its HTTP status in the service's model. */
        public int status() {
            return status;
        }
    }
}
