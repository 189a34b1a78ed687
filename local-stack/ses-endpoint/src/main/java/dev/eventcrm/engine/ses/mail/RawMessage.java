package dev.eventcrm.engine.ses.mail;

import dev.eventcrm.engine.ses.mail.Mail.Content;
import dev.eventcrm.engine.ses.mail.Mail.Header;
import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A parsed message in the format of RFC 5322.
 *
 * @param from the first sender; empty if absent
 * @param subject decoded; empty if absent
 * @param headers all of them, in order
 * @param content the first text and the first HTML part that are no attachments
 */
record RawMessage(
        String from,
        List<String> to,
        List<String> cc,
        List<String> bcc,
        String subject,
        List<Header> headers,
        Content content) {
    private static final Session SESSION = Session.getInstance(new Properties());

    static RawMessage parse(byte[] data) throws RefusedException {
        try {
            MimeMessage message = new MimeMessage(SESSION, new ByteArrayInputStream(data));
            List<Header> headers = Collections.list(message.getAllHeaders()).stream()
                    .map(header -> new Header(header.getName(), header.getValue()))
                    .toList();
            List<String> senders = addresses(message.getFrom());
            return new RawMessage(
                    senders.isEmpty() ? "" : senders.getFirst(),
                    addresses(message.getRecipients(RecipientType.TO)),
                    addresses(message.getRecipients(RecipientType.CC)),
                    addresses(message.getRecipients(RecipientType.BCC)),
                    Optional.ofNullable(message.getSubject()).orElse(""),
                    headers,
                    contentOf(message));
        } catch (MessagingException | IOException e) {
            throw RefusedException.badRequest("Content.Raw.Data cannot be parsed: " + e.getMessage());
        }
    }

    private static List<String> addresses(Address @Nullable [] addresses) {
        return addresses == null
                ? List.of()
                : Arrays.stream(addresses)
                        .map(address -> address instanceof InternetAddress internet && internet.getPersonal() == null
                                ? internet.getAddress()
                                : address.toString())
                        .toList();
    }

    private static Content contentOf(Part whole) throws MessagingException, IOException {
        List<String> texts = new ArrayList<>();
        List<String> pages = new ArrayList<>();
        collect(whole, texts, pages);
        return new Content(texts.isEmpty() ? null : texts.getFirst(), pages.isEmpty() ? null : pages.getFirst());
    }

    private static void collect(Part part, List<String> texts, List<String> pages)
            throws MessagingException, IOException {
        if (Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
            return;
        }
        Object content = part.getContent();
        if (content instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart inner = parts.getBodyPart(i);
                collect(inner, texts, pages);
            }
        } else if (content instanceof String text) {
            if (part.isMimeType("text/html")) {
                pages.add(text);
            } else if (part.isMimeType("text/plain")) {
                texts.add(text);
            }
        }
    }
}
