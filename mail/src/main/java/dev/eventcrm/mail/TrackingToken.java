package dev.eventcrm.mail;

/** What a link of a mail says of itself. As text it is signed: see {@link TrackingKey}. */
public sealed interface TrackingToken {
    /** The mail that it stands in, as {@link dev.eventcrm.schema.item.EmailId} spells it. */
    String emailId();

    /**
     * A link to a page.
     *
     * @param emailId the mail
     * @param url the page's address, to which whoever follows the link is sent
     * @param isAttributed whether the campaign names the page's host, so that the page learns of the mail
     */
    record Click(String emailId, String url, boolean isAttributed) implements TrackingToken {
        /**
         * A link to a page whose host the campaign does not name.
         *
         * @param emailId the mail
         * @param url the page's address
         */
        public Click(String emailId, String url) {
            this(emailId, url, false);
        }
    }

    /**
     * The link that no person can see, so that who follows it is none.
     *
     * @param emailId the mail
     */
    record Trap(String emailId) implements TrackingToken {}

    /**
     * The picture that tells that the mail is looked at.
     *
     * @param emailId the mail
     */
    record Open(String emailId) implements TrackingToken {}

    /**
     * The way off the list.
     *
     * @param emailId the mail
     */
    record Unsubscribe(String emailId) implements TrackingToken {}

    /**
     * What a page gets along with who followed a link to it (parameter {@code crm_click}), to pass on with a registration.
     *
     * @param emailId the mail
     */
    record Visit(String emailId) implements TrackingToken {}
}
