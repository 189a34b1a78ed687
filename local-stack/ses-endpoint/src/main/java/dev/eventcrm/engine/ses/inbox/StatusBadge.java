package dev.eventcrm.engine.ses.inbox;

import dev.eventcrm.engine.ses.events.SesEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * What happened to a mail, in a word.
 *
 * @param kind its colour: plain, good, warn, bad or read
 * @param detail the rest in a sentence; may be empty
 */
record StatusBadge(String label, String kind, String detail) {

    static StatusBadge of(SesEvent event) {
        return switch (event) {
            case SesEvent.Send _ -> new StatusBadge("Sent", "plain", "Accepted for delivery");
            case SesEvent.Delivery delivery ->
                new StatusBadge("Delivered", "good", "To " + String.join(", ", delivery.recipients()));
            case SesEvent.Bounce bounce ->
                bounce.bounceType().equals("Permanent")
                        ? new StatusBadge(
                                "Bounced", "bad", "%s, %s".formatted(bounce.bounceType(), bounce.bounceSubType()))
                        : new StatusBadge(
                                "Soft bounce", "warn", "%s, %s".formatted(bounce.bounceType(), bounce.bounceSubType()));
            case SesEvent.Complaint complaint -> new StatusBadge("Complaint", "bad", complaint.feedbackType());
            case SesEvent.Reject reject -> new StatusBadge("Rejected", "bad", reject.reason());
            case SesEvent.Open open -> new StatusBadge("Opened", "read", open.userAgent());
            case SesEvent.Click click -> new StatusBadge("Clicked", "read", click.link());
            case SesEvent.DeliveryDelay delay -> new StatusBadge("Delayed", "warn", delay.delayType());
        };
    }

    /** One for each kind of event; that it was sent goes without saying once there is more. */
    static List<StatusBadge> summary(List<SesEvent> events) {
        List<StatusBadge> chips = new ArrayList<>();
        for (SesEvent event : events) {
            StatusBadge chip = of(event);
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
