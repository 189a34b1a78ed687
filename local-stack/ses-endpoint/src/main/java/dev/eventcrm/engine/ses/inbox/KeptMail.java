package dev.eventcrm.engine.ses.inbox;

import dev.eventcrm.engine.ses.events.SesEvent;
import dev.eventcrm.engine.ses.mail.AcceptedMail;
import dev.eventcrm.engine.ses.mail.Mail.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A mail in the inbox: its facts for good, its content as long as there is room. */
public final class KeptMail {
    private final long sequence;
    private final AcceptedMail facts;
    private @Nullable PackedContent content;
    private List<SesEvent> events = List.of();

    KeptMail(long sequence, AcceptedMail facts, PackedContent content) {
        this.sequence = sequence;
        this.facts = facts;
        this.content = content;
    }

    /**
     * The mail's place in the order of acceptance; 1 for the first.
     */
    public long sequence() {
        return sequence;
    }

    /** The mail without content. */
    public AcceptedMail facts() {
        return facts;
    }

    /**
     * Gives what there is to read.
     *
     * @return nothing if newer mails needed the room
     */
    public synchronized Optional<Content> content() {
        return Optional.ofNullable(content).map(PackedContent::unpacked);
    }

    /**
     * Remembers events.
     *
     * @param more in the order in which they were published
     */
    public synchronized void add(List<SesEvent> more) {
        List<SesEvent> all = new ArrayList<>(events);
        all.addAll(more);
        events = List.copyOf(all);
    }

    /**
     * Its events in the order of their publication.
     */
    public synchronized List<SesEvent> events() {
        return events;
    }

    synchronized int forgetContent() {
        int bytes = content == null ? 0 : content.size();
        content = null;
        return bytes;
    }
}
