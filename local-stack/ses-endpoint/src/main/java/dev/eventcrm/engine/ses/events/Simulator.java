package dev.eventcrm.engine.ses.events;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;

/**
 * Decides what becomes of a mail by the local parts of its recipients, as the mailbox simulator of SES does at
 * {@code simulator.amazonses.com}; here at every domain, and as there with a label: {@code bounce+7@example.com}.
 */
public final class Simulator {
    /** Delivery takes a moment, a complaint one more. */
    static final Duration DELIVERY = Duration.ofMillis(100);

    static final Duration REACTION = Duration.ofMillis(200);

    private Simulator() {}

    /** What a recipient is. */
    enum Mailbox {
        ORDINARY,
        BOUNCING,
        COMPLAINING,
        OUT_OF_OFFICE,
        ON_SUPPRESSION_LIST,
        REJECTED;

        static Mailbox of(String address) {
            int at = address.lastIndexOf('@');
            String local = address.substring(0, Math.max(at, 0)).toLowerCase(Locale.ROOT);
            int label = local.indexOf('+');
            return switch (label < 0 ? local : local.substring(0, label)) {
                case "bounce" -> BOUNCING;
                case "complaint" -> COMPLAINING;
                case "ooto" -> OUT_OF_OFFICE;
                case "suppressionlist" -> ON_SUPPRESSION_LIST;
                case "reject" -> REJECTED;
                default -> ORDINARY;
            };
        }
    }

    /**
     * Whether SES refuses the mail at once. The simulator of AWS has no address for that; {@code reject@} exists here only.
     *
     * @param recipients plain addresses
     * @return true if one of them is {@code reject@}
     */
    public static boolean isRejected(List<String> recipients) {
        return recipients.stream().map(Mailbox::of).anyMatch(Mailbox.REJECTED::equals);
    }

    /**
     * Simulates the events of a mail.
     *
     * @param recipients plain addresses
     * @param bounceShare of ordinary recipients whose mail bounces
     * @param complaintShare of ordinary recipients who complain
     * @param dice evenly spread, at least 0 and below 1
     * @return its events in the order of time
     */
    public static List<SesEvent> storyOf(
            List<String> recipients,
            Instant acceptedAt,
            double bounceShare,
            double complaintShare,
            DoubleSupplier dice) {
        Instant reached = acceptedAt.plus(DELIVERY);
        Instant reacted = acceptedAt.plus(REACTION);
        List<String> delivered = new ArrayList<>();
        List<SesEvent> bounces = new ArrayList<>();
        List<SesEvent> reactions = new ArrayList<>();
        for (String recipient : recipients) {
            List<String> alone = List.of(recipient);
            switch (roleOf(recipient, bounceShare, complaintShare, dice)) {
                case ORDINARY, REJECTED -> delivered.add(recipient);
                case BOUNCING -> bounces.add(new SesEvent.Bounce(reached, alone, "Permanent", "General"));
                case ON_SUPPRESSION_LIST ->
                    bounces.add(new SesEvent.Bounce(reached, alone, "Permanent", "OnAccountSuppressionList"));
                case COMPLAINING -> {
                    delivered.add(recipient);
                    reactions.add(new SesEvent.Complaint(reacted, alone, "abuse"));
                }
                case OUT_OF_OFFICE -> {
                    delivered.add(recipient);
                    reactions.add(new SesEvent.Bounce(reacted, alone, "Transient", "General"));
                }
            }
        }
        List<SesEvent> story = new ArrayList<>();
        story.add(new SesEvent.Send(acceptedAt));
        if (!delivered.isEmpty()) {
            story.add(new SesEvent.Delivery(reached, List.copyOf(delivered)));
        }
        story.addAll(bounces);
        story.addAll(reactions);
        return story;
    }

    private static Mailbox roleOf(String recipient, double bounceShare, double complaintShare, DoubleSupplier dice) {
        Mailbox mailbox = Mailbox.of(recipient);
        if (mailbox != Mailbox.ORDINARY || bounceShare + complaintShare == 0) {
            return mailbox;
        }
        double roll = dice.getAsDouble();
        return roll < bounceShare
                ? Mailbox.BOUNCING
                : roll < bounceShare + complaintShare ? Mailbox.COMPLAINING : Mailbox.ORDINARY;
    }
}
