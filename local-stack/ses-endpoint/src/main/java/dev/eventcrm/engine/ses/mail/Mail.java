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
 * @param bcc the recipients that no line names
 * @param replyTo where answers go
 * @param subject decoded
 * @param headers those that the sender added, in order; of a raw mail all of them
 * @param tags what its events will carry
 * @param configurationSet whose events are published; empty: no events are published
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

    public record Tag(String name, String value) {}

    /**
     * The two forms of a mail's text.
     *
     * @param text plain text; null if absent
     * @param html null if absent
     */
    public record Content(@Nullable String text, @Nullable String html) {
        /** No content, or none kept. */
        public static final Content NONE = new Content(null, null);
    }

    /**
     * All recipients; quotas count them.
     *
     * @return plain addresses without display names
     */
    public List<String> recipients() {
        return Stream.of(to, cc, bcc)
                .flatMap(List::stream)
                .map(Addresses::plain)
                .toList();
    }

    /** The mail without content. */
    public Mail withoutContent() {
        return new Mail(from, to, cc, bcc, replyTo, subject, headers, tags, configurationSet, Content.NONE);
    }
}
