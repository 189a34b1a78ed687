package dev.eventcrm.mail;

import dev.eventcrm.schema.item.EmailId;
import java.net.URI;

/** Where the links of one mail lead. */
public sealed interface Links {
    /**
     * Links that are counted.
     *
     * @param baseUrl the address of the CRM as recipients reach it
     * @param key what the links are signed with
     * @param emailId the mail
     * @param hosts the hosts that its campaign names, whose pages learn of the mail
     */
    static Links tracked(URI baseUrl, TrackingKey key, EmailId emailId, AttributionHosts hosts) {
        return new Tracked(withoutSlash(baseUrl), key, emailId.toString(), hosts);
    }

    /**
     * Links that are not. The way off the list leads to a page that says so.
     *
     * @param baseUrl the address of the CRM as recipients reach it
     * @param key what that link is signed with
     */
    static Links plain(URI baseUrl, TrackingKey key) {
        return new Plain(withoutSlash(baseUrl), key);
    }

    private static String withoutSlash(URI url) {
        String text = url.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    /**
     * A link to a page.
     *
     * @param url the page's address
     */
    String to(String url);

    /** The way off the list. */
    String unsubscribe();

    /**
     * Links with signed tokens (see {@link TrackingToken}).
     *
     * @param baseUrl without a slash at its end
     * @param key what they are signed with
     * @param emailId the mail
     * @param hosts the hosts that its campaign names
     */
    record Tracked(String baseUrl, TrackingKey key, String emailId, AttributionHosts hosts) implements Links {
        @Override
        public String to(String url) {
            return baseUrl + "/t/c/" + key.sign(new TrackingToken.Click(emailId, url, hosts.include(url)));
        }

        @Override
        public String unsubscribe() {
            return baseUrl + "/t/u/" + key.sign(new TrackingToken.Unsubscribe(emailId));
        }

        /** The link that no person can see. */
        String trap() {
            return baseUrl + "/t/c/" + key.sign(new TrackingToken.Trap(emailId));
        }

        /** The picture that tells that the mail is looked at. */
        String open() {
            return baseUrl + "/t/o/" + key.sign(new TrackingToken.Open(emailId));
        }
    }

    /**
     * Links as they are, in a mail that nobody can unsubscribe from, as it belongs to no campaign.
     *
     * @param baseUrl without a slash at its end
     * @param key what the way off the list is signed with
     */
    record Plain(String baseUrl, TrackingKey key) implements Links {
        /** No row of a ledger has this id. */
        private static final String TEST = "test";

        @Override
        public String to(String url) {
            return url;
        }

        @Override
        public String unsubscribe() {
            return baseUrl + "/t/u/" + key.sign(new TrackingToken.Unsubscribe(TEST));
        }
    }
}
