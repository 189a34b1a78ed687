package dev.eventcrm.engine.ses.sns;

import dev.eventcrm.engine.ses.http.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message as SNS posts it (SNS developer guide, "Parsing message formats").
 *
 * @param fields of the JSON body in order, still without the signature
 * @param signed the names of those that are signed, in the order in which they are
 */
record Envelope(Map<String, String> fields, List<String> signed) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final List<String> OF_NOTIFICATION =
            List.of("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type");
    private static final List<String> OF_CONFIRMATION =
            List.of("Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type");

    static Envelope notification(UUID id, String message, Instant at) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("Type", "Notification");
        fields.put("MessageId", id.toString());
        fields.put("TopicArn", Topic.ARN);
        fields.put("Subject", "Amazon SES Email Event Notification");
        fields.put("Message", message);
        fields.put("Timestamp", TIME.format(at));
        return new Envelope(fields, OF_NOTIFICATION);
    }

    static Envelope confirmation(UUID id, String token, Instant at) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("Type", "SubscriptionConfirmation");
        fields.put("MessageId", id.toString());
        fields.put("Token", token);
        fields.put("TopicArn", Topic.ARN);
        fields.put(
                "Message",
                "You have chosen to subscribe to the topic %s.\nTo confirm the subscription, visit the SubscribeURL included in this message."
                        .formatted(Topic.ARN));
        fields.put(
                "SubscribeURL",
                "https://%s/?Action=ConfirmSubscription&TopicArn=%s&Token=%s"
                        .formatted(SigningKey.HOST, Topic.ARN, token));
        fields.put("Timestamp", TIME.format(at));
        return new Envelope(fields, OF_CONFIRMATION);
    }

    String type() {
        return fields.getOrDefault("Type", "");
    }

    String messageId() {
        return fields.getOrDefault("MessageId", "");
    }

    /** Name and value of each signed field, each on a line of its own. */
    String stringToSign() {
        StringBuilder text = new StringBuilder();
        for (String name : signed) {
            text.append(name).append('\n').append(fields.get(name)).append('\n');
        }
        return text.toString();
    }

    /**
     * The JSON body.
     *
     * @param version of the signature
     */
    String signedBy(SigningKey key, int version) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        fields.forEach(body::put);
        body.put("SignatureVersion", Integer.toString(version));
        body.put("Signature", key.signed(version, stringToSign()));
        body.put("SigningCertURL", "https://%s/%s".formatted(SigningKey.HOST, key.fileName()));
        return body.toString();
    }
}
