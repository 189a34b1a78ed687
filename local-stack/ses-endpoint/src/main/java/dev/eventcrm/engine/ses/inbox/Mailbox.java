package dev.eventcrm.engine.ses.inbox;

import dev.eventcrm.engine.ses.mail.AcceptedMail;
import dev.eventcrm.engine.ses.mail.Mail;
import dev.eventcrm.engine.ses.mail.Mail.Header;
import dev.eventcrm.engine.ses.mail.Mail.Tag;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * All accepted mails in memory, newest last. Safe for use by several threads.
 *
 * <p>Room is bounded: facts of the newest mails up to a number of them, contents up to a number of bytes.
 */
public final class Mailbox {
    /** Facts take 1.2 KB each, and a process with 128 MB must have room for as many notifications that wait. */
    static final int MOST_MAILS = 50_000;

    /** The contents of about 5,000 mails of a usual size. */
    static final int MOST_CONTENT_BYTES = 8 << 20;

    private static final int MOST_SHARED_TEXTS = 2_000;

    private final SequencedMap<String, KeptMail> byId = new LinkedHashMap<>();
    private final Deque<KeptMail> withContent = new ArrayDeque<>();
    private final Map<String, String> sharedTexts = new HashMap<>();
    private long contentBytes;
    private long sequence;

    /** Keeps a mail. */
    public KeptMail keep(AcceptedMail accepted) {
        PackedContent content = PackedContent.of(accepted.mail().content());
        synchronized (this) {
            KeptMail kept = new KeptMail(
                    ++sequence,
                    new AcceptedMail(
                            accepted.messageId(),
                            accepted.acceptedAt(),
                            shared(accepted.mail().withoutContent())),
                    content);
            byId.put(accepted.messageId(), kept);
            withContent.add(kept);
            contentBytes += content.size();
            makeRoom();
            return kept;
        }
    }

    private void makeRoom() {
        while (contentBytes > MOST_CONTENT_BYTES && withContent.size() > 1) {
            contentBytes -= withContent.remove().forgetContent();
        }
        if (byId.size() > MOST_MAILS) {
            KeptMail oldest = byId.firstEntry().getValue();
            byId.remove(oldest.facts().messageId());
            if (withContent.peek() == oldest) {
                withContent.remove();
                contentBytes -= oldest.forgetContent();
            }
        }
    }

    /** Mails of one campaign differ in little: what is equal is kept once. */
    private Mail shared(Mail mail) {
        return new Mail(
                shared(mail.from()),
                mail.to(),
                mail.cc(),
                mail.bcc(),
                mail.replyTo().stream().map(this::shared).toList(),
                shared(mail.subject()),
                mail.headers().stream()
                        .map(header -> new Header(shared(header.name()), shared(header.value())))
                        .toList(),
                mail.tags().stream()
                        .map(tag -> new Tag(shared(tag.name()), tag.value()))
                        .toList(),
                mail.configurationSet().map(this::shared),
                mail.content());
    }

    private String shared(String text) {
        String known = sharedTexts.putIfAbsent(text, text);
        if (sharedTexts.size() > MOST_SHARED_TEXTS) {
            sharedTexts.clear();
        }
        return known == null ? text : known;
    }

    /**
     * Finds a mail.
     *
     * @param messageId the id that the sender got
     * @return nothing if it was never accepted or is forgotten
     */
    public synchronized Optional<KeptMail> find(String messageId) {
        return Optional.ofNullable(byId.get(messageId));
    }

    /**
     * Lists all.
     *
     * @return oldest first; a copy
     */
    public synchronized List<KeptMail> all() {
        return new ArrayList<>(byId.values());
    }

    /**
     * Lists all.
     *
     * @return newest first; a copy
     */
    public synchronized List<KeptMail> newestFirst() {
        return new ArrayList<>(byId.sequencedValues().reversed());
    }

    /** Forgets everything but the count. */
    public synchronized void clear() {
        byId.clear();
        withContent.clear();
        contentBytes = 0;
    }
}
