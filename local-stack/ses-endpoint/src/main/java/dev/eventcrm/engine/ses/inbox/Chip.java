package dev.eventcrm.engine.ses.inbox;

import dev.eventcrm.engine.ses.events.SesEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * What happened to a mail, in a word.
 *
 * @param label the word
 * @param kind its colour: plain, good, warn, bad or read
 * @param detail the rest in a sentence; may be empty
 */
record Chip(String label, String kind, String detail) {

    static Chip of(SesEvent event) {
        return switch (event) {
            case SesEvent.Send _ -> new Chip("Sent", "plain", "Accepted for delivery");
            case SesEvent.Delivery delivery ->
                new Chip("Delivered", "good", "To " + String.join(", ", delivery.recipients()));
            case SesEvent.Bounce bounce ->
                bounce.bounceType().equals("Permanent")
                        ? new Chip("Bounced", "bad", "%s, %s".formatted(bounce.bounceType(), bounce.bounceSubType()))
                        : new Chip(
                                "Soft bounce", "warn", "%s, %s".formatted(bounce.bounceType(), bounce.bounceSubType()));
            case SesEvent.Complaint complaint -> new Chip("Complaint", "bad", complaint.feedbackType());
            case SesEvent.Reject reject -> new Chip("Rejected", "bad", reject.reason());
            case SesEvent.Open open -> new Chip("Opened", "read", open.userAgent());
            case SesEvent.Click click -> new Chip("Clicked", "read", click.link());
            case SesEvent.DeliveryDelay delay -> new Chip("Delayed", "warn", delay.delayType());
        };
    }

    /** One for each kind of event; that it was sent goes without saying once there is more. */
    static List<Chip> summary(List<SesEvent> events) {
        List<Chip> chips = new ArrayList<>();
        for (SesEvent event : events) {
            Chip chip = of(event);
            if (chips.stream().noneMatch(seen -> seen.label().equals(chip.label()))) {
                chips.add(chip);
            }
        }
        if (chips.size() > 1) {
            chips.removeIf(chip -> chip.label().equals("Sent"));
        }
        return chips;
    }
}
