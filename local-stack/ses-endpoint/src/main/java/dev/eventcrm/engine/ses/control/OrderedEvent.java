package dev.eventcrm.engine.ses.control;

import dev.eventcrm.engine.ses.events.SesEvent;
import dev.eventcrm.engine.ses.http.BadRequestException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** An event that a client orders to be published. */
final class OrderedEvent {
    private static final String DEFAULT_ADDRESS = "192.0.2.1";
    private static final String DEFAULT_USER_AGENT =
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.4 Safari/605.1.15";

    private static final Set<String> OF_EVENT = Set.of(
            "type",
            "at",
            "link",
            "ipAddress",
            "userAgent",
            "bounceType",
            "bounceSubType",
            "feedbackType",
            "reason",
            "delayType");

    private OrderedEvent() {}

    static void checkNames(JsonNode order) {
        List<String> known = Stream.concat(OF_EVENT.stream(), MailFilter.PARAMETERS.stream())
                .sorted()
                .toList();
        for (String name : order.propertyNames()) {
            if (!known.contains(name)) {
                throw new BadRequestException("%s is unknown; known are %s".formatted(name, String.join(", ", known)));
            }
        }
        if (MailFilter.PARAMETERS.stream().noneMatch(order::has)) {
            throw new BadRequestException("messageId, to, tag or campaign is required: it chooses the mails");
        }
    }

    /**
     * Makes the event.
     *
     * @param order with {@code type} and what else the type has; sensible where it is silent
     * @param now taken unless {@code at} says when
     * @throws BadRequestException if the type is unknown or the time invalid
     */
    static SesEvent of(JsonNode order, List<String> recipients, Instant now) {
        Instant at = text(order, "at").map(OrderedEvent::instant).orElse(now);
        String type = text(order, "type").orElse("");
        return switch (type) {
            case "Send" -> new SesEvent.Send(at);
            case "Delivery" -> new SesEvent.Delivery(at, recipients);
            case "Bounce" ->
                new SesEvent.Bounce(
                        at,
                        recipients,
                        text(order, "bounceType").orElse("Permanent"),
                        text(order, "bounceSubType").orElse("General"));
            case "Complaint" ->
                new SesEvent.Complaint(
                        at, recipients, text(order, "feedbackType").orElse("abuse"));
            case "Reject" -> new SesEvent.Reject(at, text(order, "reason").orElse("Bad content"));
            case "Open" -> new SesEvent.Open(at, ipAddress(order), userAgent(order));
            case "Click" ->
                new SesEvent.Click(
                        at, text(order, "link").orElse("https://example.com/"), ipAddress(order), userAgent(order));
            case "DeliveryDelay" ->
                new SesEvent.DeliveryDelay(
                        at, recipients, text(order, "delayType").orElse("TransientCommunicationFailure"));
            default ->
                throw new BadRequestException(
                        "type is '%s', but must be Send, Delivery, Bounce, Complaint, Reject, Open, Click or DeliveryDelay"
                                .formatted(type));
        };
    }

    private static String ipAddress(JsonNode order) {
        return text(order, "ipAddress").orElse(DEFAULT_ADDRESS);
    }

    private static String userAgent(JsonNode order) {
        return text(order, "userAgent").orElse(DEFAULT_USER_AGENT);
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new BadRequestException(
                    "at is %s, but must be a moment such as 2026-11-20T12:00:00Z".formatted(text));
        }
    }

    static Optional<String> text(JsonNode order, String name) {
        JsonNode value = order.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isString()) {
            throw new BadRequestException(name + " must be a text");
        }
        return Optional.of(value.stringValue());
    }
}
