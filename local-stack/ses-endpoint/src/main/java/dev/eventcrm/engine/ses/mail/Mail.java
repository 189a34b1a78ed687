package dev.eventcrm.engine.ses.mail;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A mail that SES would take.
 *
 * @param from the sender as given, with or without a display name
 * @param to the recipients on the To line, as given
 * @param cc the recipients on the Cc line
 * @param bcc the recipients that no line names
 * @param replyTo where answers go
 * @param subject decoded
 * @param headers those that the sender added, in order; of a raw mail all of them
 * @param tags what its events will carry
 * @param configurationSet whose events are published; none means that nobody is told anything
 * @param content what the recipient reads
 */
public record Mail(
        String from,
        List<String> to,
        List<String> cc,
        List<String> bcc,
        List<String> replyTo,
        String subject,
        List<Header> headers,
        List<Tag> tags,
        Optional<String> configurationSet,
        Content content) {

    /**
     * A message header.
     *
     * @param name without the colon
     * @param value unfolded
     */
    public record Header(String name, String value) {}

    /**
     * A message tag.
     *
     * @param name of the tag
     * @param value of the tag
     */
    public record Tag(String name, String value) {}

    /**
     * The two ways in which a mail can be read.
     *
     * @param text plain text; null if there is none
     * @param html null if there is none
     */
    public record Content(@Nullable String text, @Nullable String html) {
        /** Nothing to read, or nothing kept. */
        public static final Content NONE = new Content(null, null);
    }

    /**
     * All who get it, which is what quotas count.
     *
     * @return plain addresses without display names
     */
    public List<String> recipients() {
        return Stream.of(to, cc, bcc)
                .flatMap(List::stream)
                .map(Addresses::plain)
                .toList();
    }

    /**
     * Keeps the facts and forgets what there is to read.
     *
     * @return the mail without content
     */
    public Mail withoutContent() {
        return new Mail(from, to, cc, bcc, replyTo, subject, headers, tags, configurationSet, Content.NONE);
    }
}
