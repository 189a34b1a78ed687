package dev.eventcrm.command.notifications;

import dev.eventcrm.command.tracking.BotDetector;
import dev.eventcrm.schema.Pure;
import dev.eventcrm.schema.item.EmailId;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what SES publishes: event publishing names the kind {@code eventType}, the older feedback notifications {@code
 * notificationType}. What is missing or new is no reason to fail: AWS adds fields and kinds as it likes.
 */
@Pure
final class SesEvents {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final String PERMANENT = "Permanent";
    private static final String NOT_SPAM = "not-spam";
    private static final String LIKELY = "Likely";
    private static final int LONGEST_REASON = 200;

    private SesEvents() {}

    /**
     * The event of that message.
     *
     * @param message the message of an SNS notification
     * @return empty when it is none of a mail of ours: no event of SES, without our tag, or of a kind that is not known
     */
    static Optional<SesEvent> read(String message) {
        JsonNode event;
        try {
            event = MAPPER.readTree(message);
        } catch (JacksonException _) {
            // "Successfully validated SNS topic for Amazon SES event publishing." comes as plain text.
            return Optional.empty();
        }
        JsonNode mail = event.path("mail");
        String emailId = mail.path("tags").path(EmailId.MESSAGE_TAG).path(0).asString("");
        Instant sentAt = instant(mail.path("timestamp"));
        if (emailId.isEmpty() || sentAt == null) {
            return Optional.empty();
        }
        String kind =
                event.path("eventType").asString(event.path("notificationType").asString(""));
        SesEvent.What what = what(kind, event, sentAt);
        return what == null
                ? Optional.empty()
                : Optional.of(new SesEvent(emailId, mail.path("messageId").asString(""), sentAt, what));
    }

    private static SesEvent.@Nullable What what(String kind, JsonNode event, Instant sentAt) {
        return switch (kind) {
            case "Send", "DeliveryDelay" -> new SesEvent.What.Accepted();
            case "Delivery" -> new SesEvent.What.Delivered(at(event.path("delivery"), sentAt));
            case "Bounce" -> {
                JsonNode bounce = event.path("bounce");
                yield new SesEvent.What.Bounced(
                        at(bounce, sentAt),
                        PERMANENT.equals(bounce.path("bounceType").asString("")));
            }
            case "Complaint" -> {
                JsonNode complaint = event.path("complaint");
                // A reader who says that it is no spam complains about the filter, not about us.
                yield NOT_SPAM.equals(complaint.path("complaintFeedbackType").asString(""))
                        ? new SesEvent.What.Accepted()
                        : new SesEvent.What.Complained(at(complaint, sentAt));
            }
            case "Open" -> {
                JsonNode open = event.path("open");
                yield new SesEvent.What.Opened(at(open, sentAt), byMachine(open));
            }
            case "Click" -> {
                JsonNode click = event.path("click");
                yield new SesEvent.What.Clicked(
                        at(click, sentAt), byMachine(click), click.path("link").asString(""));
            }
            case "Reject" ->
                new SesEvent.What.Refused(
                        reason("rejected", event.path("reject").path("reason").asString("")));
            case "Rendering Failure", "RenderingFailure" ->
                new SesEvent.What.Refused(reason(
                        "not rendered",
                        event.path("failure").path("errorMessage").asString("")));
            case "Subscription" -> {
                JsonNode subscription = event.path("subscription");
                yield subscription
                                .path("newTopicPreferences")
                                .path("unsubscribeAll")
                                .asBoolean(false)
                        ? new SesEvent.What.Unsubscribed(at(subscription, sentAt))
                        : new SesEvent.What.Accepted();
            }
            default -> null;
        };
    }

    /** SES guesses too ({@code isBotEvent}), from what it sees of all its senders. */
    private static boolean byMachine(JsonNode touch) {
        return LIKELY.equals(touch.path("isBotEvent").asString(""))
                || BotDetector.isMachine(touch.path("userAgent").asString(null));
    }

    private static String reason(String word, String more) {
        String reason = more.isBlank() ? word : word + ": " + more.strip();
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
    }

    private static Instant at(JsonNode details, Instant otherwise) {
        Instant at = instant(details.path("timestamp"));
        return at == null ? otherwise : at;
    }

    private static @Nullable Instant instant(JsonNode value) {
        try {
            return value.isString()
                    ? OffsetDateTime.parse(value.stringValue()).toInstant().truncatedTo(ChronoUnit.MILLIS)
                    : null;
        } catch (DateTimeException _) {
            return null;
        }
    }
}
