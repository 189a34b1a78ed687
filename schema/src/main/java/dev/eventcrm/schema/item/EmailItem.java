package dev.eventcrm.schema.item;

import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One recipient's mail of one campaign: the row of the ledger and, until it is final, the entry of the outbox.
 *
 * @param emailId which mail it is
 * @param itemVersion which state this is
 * @param userId the person it is for; where it goes is their address when it is submitted, and never stands here
 * @param eventId the event that it invites to
 * @param utm what it is counted under
 * @param sending where the sending stands
 * @param outcomes what became of it
 * @param touches its opens and clicks, as many as {@link Engagement#kept} keeps
 * @param seen the ids of the last notifications that were merged into it, at most {@value #MOST_SEEN}, so that one that
 *     comes again counts once
 */
public record EmailItem(
        EmailId emailId,
        ItemVersion itemVersion,
        String userId,
        @Nullable String eventId,
        Utm utm,
        Sending sending,
        Map<EmailOutcome, Occurrences> outcomes,
        List<Engagement> touches,
        Set<String> seen)
        implements ProjectedItem {
    /** The most ids of notifications that are kept. */
    public static final int MOST_SEEN = 200;

    static final String KIND_NAME = "email";

    /** Copies the collections. */
    public EmailItem {
        Map<EmailOutcome, Occurrences> sorted = new EnumMap<>(EmailOutcome.class);
        sorted.putAll(outcomes);
        outcomes = Map.copyOf(sorted);
        touches = List.copyOf(touches);
        seen = Set.copyOf(seen);
    }

    /**
     * The item that the table holds.
     *
     * @param attributes all attributes of the item
     * @throws CorruptItemException when they are not those of a mail
     */
    public static EmailItem read(Map<String, AttributeValue> attributes) {
        return read(Attributes.of(attributes));
    }

    static EmailItem read(Attributes attributes) {
        Map<EmailOutcome, Occurrences> outcomes = new LinkedHashMap<>();
        attributes
                .map("outcomes", Occurrences::parse)
                .forEach((name, moments) -> outcomes.put(EmailOutcome.of(name), moments));
        return new EmailItem(
                new EmailId(attributes.text("campaignId"), attributes.text("addressHash")),
                ItemVersion.read(attributes),
                attributes.text("userId"),
                attributes.optionalText("eventId"),
                Utm.read(attributes),
                Sending.read(attributes),
                outcomes,
                attributes.parsedList("touches", Engagement::parse),
                attributes.set("seen"));
    }

    @Override
    public String id() {
        return emailId.toString();
    }

    /** Whether it was sent, whatever the sender knows: nobody can follow a link of a mail that was not. */
    public boolean isProvenSent() {
        return !touches.isEmpty() || !outcomes.isEmpty();
    }

    @Override
    public ItemKey key() {
        return emailId.key();
    }

    /** The next state, with another standing of the sending. */
    public EmailItem with(Sending newSending, Instant now) {
        return new EmailItem(emailId, itemVersion.next(now), userId, eventId, utm, newSending, outcomes, touches, seen);
    }

    /**
     * The next state, in which this became of the mail too.
     *
     * @param outcome what
     * @param at when
     * @param now the time of the write
     */
    public EmailItem became(EmailOutcome outcome, Instant at, Instant now) {
        Map<EmailOutcome, Occurrences> more = new EnumMap<>(EmailOutcome.class);
        more.putAll(outcomes);
        more.merge(outcome, Occurrences.of(at), Occurrences::and);
        return new EmailItem(emailId, itemVersion.next(now), userId, eventId, utm, sending, more, touches, seen);
    }

    /**
     * The next state, with another open or click.
     *
     * @param touch the open or click
     * @param now the time of the write
     */
    public EmailItem touched(Engagement touch, Instant now) {
        List<Engagement> more = Engagement.kept(
                Stream.concat(touches.stream(), Stream.of(touch)).toList());
        return new EmailItem(emailId, itemVersion.next(now), userId, eventId, utm, sending, outcomes, more, seen);
    }

    @Override
    public Map<String, AttributeValue> toAttributes() {
        Attributes attributes = Attributes.writer(key())
                .put(KIND, KIND_NAME)
                .put("id", id())
                .put("campaignId", emailId.campaignId())
                .put("addressHash", emailId.addressHash())
                .put("userId", userId)
                .put("eventId", eventId);
        itemVersion.write(attributes);
        utm.write(attributes);
        sending.write(attributes);
        if (!sending.status().isFinal()) {
            attributes.put(Outbox.SHARD, Outbox.shardOf(emailId, sending.status()));
        }
        Map<String, Occurrences> named = new LinkedHashMap<>();
        outcomes.forEach((outcome, moments) -> named.put(outcome.apiName(), moments));
        return attributes
                .putMap("outcomes", named, Occurrences::text)
                .putList("touches", touches.stream().map(Engagement::text).toList())
                .putSet("seen", seen)
                .toMap();
    }
}
