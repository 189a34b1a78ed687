package dev.eventcrm.engine.ses.mail;

import dev.eventcrm.engine.ses.mail.Mail.Header;
import dev.eventcrm.engine.ses.mail.Mail.Tag;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What SES refuses in a mail. Where its documentation is unclear, this is the stricter reading: what AWS would refuse never passes here.
 *
 * <p>Sources: SES API v2 reference, {@code SendEmail}, {@code MessageTag}, {@code MessageHeader}, {@code Destination};
 * SES developer guide, "Service quotas" and "Header fields".
 */
final class MailRules {
    private static final int MOST_RECIPIENTS = 50;
    private static final int LONGEST_TAG = 256;
    private static final int LONGEST_HEADER_NAME = 126;
    private static final int LONGEST_HEADER_VALUE = 870;
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_-]+");
    private static final Pattern HEADER_NAME = Pattern.compile("[!-9;-@A-~]+");
    private static final Pattern HEADER_VALUE = Pattern.compile("[ -~]*");

    /** SES writes these itself, from the request's own fields. */
    private static final Set<String> RESERVED_HEADERS = Set.of(
            "from",
            "to",
            "cc",
            "bcc",
            "subject",
            "reply-to",
            "return-path",
            "sender",
            "date",
            "message-id",
            "mime-version",
            "content-type",
            "content-transfer-encoding",
            "content-disposition",
            "received",
            "dkim-signature");

    private MailRules() {}

    static Mail check(Mail mail) throws RefusedException {
        Addresses.check(mail.from());
        for (List<String> line : List.of(mail.to(), mail.cc(), mail.bcc(), mail.replyTo())) {
            for (String address : line) {
                Addresses.check(address);
            }
        }
        int recipients = mail.to().size() + mail.cc().size() + mail.bcc().size();
        if (recipients == 0) {
            throw RefusedException.badRequest("Destination contains no recipient.");
        }
        if (recipients > MOST_RECIPIENTS) {
            throw RefusedException.badRequest("Recipient count exceeds %d.".formatted(MOST_RECIPIENTS));
        }
        checkTags(mail.tags());
        if (mail.subject().chars().anyMatch(Character::isISOControl)) {
            throw RefusedException.badRequest("Subject contains a control character.");
        }
        if (mail.content().text() == null && mail.content().html() == null) {
            throw RefusedException.badRequest("Body must contain Text or Html.");
        }
        return mail;
    }

    private static void checkTags(List<Tag> tags) throws RefusedException {
        Set<String> seen = new HashSet<>();
        for (Tag tag : tags) {
            for (String part : List.of(tag.name(), tag.value())) {
                if (!TAG.matcher(part).matches()) {
                    throw RefusedException.badRequest(
                            "Invalid tag <%s=%s>: only ASCII letters, digits, '_' and '-' are allowed, at least one."
                                    .formatted(tag.name(), tag.value()));
                }
                if (part.length() > LONGEST_TAG) {
                    throw RefusedException.badRequest("Invalid tag: %2$s... is longer than %1$d characters."
                            .formatted(LONGEST_TAG, part.substring(0, 20)));
                }
            }
            if (!seen.add(tag.name())) {
                throw RefusedException.badRequest("Duplicate tag name: " + tag.name());
            }
        }
    }

    /** The headers that a simple message adds; a raw one brings all of its own. */
    static void checkAdded(List<Header> headers) throws RefusedException {
        Set<String> seen = new HashSet<>();
        for (Header header : headers) {
            String name = header.name();
            if (!HEADER_NAME.matcher(name).matches() || name.length() > LONGEST_HEADER_NAME) {
                throw RefusedException.badRequest(
                        "Invalid header name <%s>: 1 to %d printable ASCII characters without ':' are allowed."
                                .formatted(name, LONGEST_HEADER_NAME));
            }
            String value = header.value();
            if (value.isEmpty() || !HEADER_VALUE.matcher(value).matches() || value.length() > LONGEST_HEADER_VALUE) {
                throw RefusedException.badRequest(
                        "Invalid value of header <%s>: 1 to %d printable ASCII characters are allowed, these are %d."
                                .formatted(name, LONGEST_HEADER_VALUE, value.length()));
            }
            String folded = name.toLowerCase(Locale.ROOT);
            if (RESERVED_HEADERS.contains(folded) || folded.startsWith("x-ses-") || folded.startsWith("arc-")) {
                throw RefusedException.badRequest("Header <%s> cannot be set.".formatted(name));
            }
            if (!seen.add(folded)) {
                throw RefusedException.badRequest("Duplicate header <%s>.".formatted(name));
            }
        }
    }
}
