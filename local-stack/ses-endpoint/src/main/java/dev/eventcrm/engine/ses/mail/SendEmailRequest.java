package dev.eventcrm.engine.ses.mail;

import dev.eventcrm.engine.ses.mail.Mail.Content;
import dev.eventcrm.engine.ses.mail.Mail.Header;
import dev.eventcrm.engine.ses.mail.Mail.Tag;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the body of {@code POST /v2/email/outbound-emails} (SES API v2 reference, {@code SendEmail}). */
public final class SendEmailRequest {
    private SendEmailRequest() {}

    /**
     * Makes a mail of a request.
     *
     * @throws RefusedException if it would not, with its answer
     */
    public static Mail read(JsonNode request) throws RefusedException {
        JsonNode content = request.path("Content");
        JsonNode simple = content.path("Simple");
        JsonNode raw = content.path("Raw");
        if (simple.isObject() == raw.isObject()) {
            throw RefusedException.badRequest(
                    content.has("Template")
                            ? "Content.Template is not known to this endpoint: send Simple or Raw."
                            : "Content must have exactly one of Simple, Raw and Template.");
        }
        return MailRules.check(raw.isObject() ? raw(request, raw) : simple(request, simple));
    }

    private static Mail simple(JsonNode request, JsonNode simple) throws RefusedException {
        List<Header> headers = list(simple.path("Headers"), "Content.Simple.Headers", SendEmailRequest::header);
        MailRules.checkAdded(headers);
        JsonNode body = simple.path("Body");
        JsonNode destination = request.path("Destination");
        return new Mail(
                required(request, "FromEmailAddress"),
                texts(destination, "ToAddresses"),
                texts(destination, "CcAddresses"),
                texts(destination, "BccAddresses"),
                texts(request, "ReplyToAddresses"),
                required(simple.path("Subject"), "Data"),
                headers,
                tags(request),
                text(request, "ConfigurationSetName"),
                new Content(data(body, "Text"), data(body, "Html")));
    }

    private static Mail raw(JsonNode request, JsonNode raw) throws RefusedException {
        RawMessage message = RawMessage.parse(decoded(required(raw, "Data")));
        JsonNode destination = request.path("Destination");
        boolean named = destination.size() > 0;
        return new Mail(
                text(request, "FromEmailAddress").orElse(message.from()),
                named ? texts(destination, "ToAddresses") : message.to(),
                named ? texts(destination, "CcAddresses") : message.cc(),
                named ? texts(destination, "BccAddresses") : message.bcc(),
                texts(request, "ReplyToAddresses"),
                message.subject(),
                message.headers(),
                tags(request),
                text(request, "ConfigurationSetName"),
                message.content());
    }

    private static byte[] decoded(String base64) throws RefusedException {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw RefusedException.badRequest("Content.Raw.Data is not Base64: " + e.getMessage());
        }
    }

    private static List<Tag> tags(JsonNode request) throws RefusedException {
        return list(
                request.path("EmailTags"),
                "EmailTags",
                tag -> new Tag(tag.path("Name").asString(""), tag.path("Value").asString("")));
    }

    private static Header header(JsonNode header) {
        return new Header(header.path("Name").asString(""), header.path("Value").asString(""));
    }

    private static List<String> texts(JsonNode parent, String field) throws RefusedException {
        return list(parent.path(field), field, item -> item.asString(""));
    }

    private static <T> List<T> list(JsonNode array, String name, Function<JsonNode, T> read) throws RefusedException {
        if (array.isMissingNode() || array.isNull()) {
            return List.of();
        }
        if (!array.isArray()) {
            throw RefusedException.badRequest(name + " must be a list.");
        }
        List<T> items = new ArrayList<>();
        for (JsonNode item : array) {
            items.add(read.apply(item));
        }
        return List.copyOf(items);
    }

    private static Optional<String> text(JsonNode parent, String field) {
        JsonNode value = parent.path(field);
        return value.isString() && !value.stringValue().isEmpty() ? Optional.of(value.stringValue()) : Optional.empty();
    }

    private static String required(JsonNode parent, String field) throws RefusedException {
        JsonNode value = parent.path(field);
        if (!value.isString()) {
            throw RefusedException.badRequest("Missing required field: " + field);
        }
        return value.stringValue();
    }

    private static @Nullable String data(JsonNode body, String part) {
        JsonNode value = body.path(part).path("Data");
        return value.isString() ? value.stringValue() : null;
    }
}
