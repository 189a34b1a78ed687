package dev.eventcrm.engine.ses.control;

import dev.eventcrm.engine.ses.http.Json;
import dev.eventcrm.engine.ses.inbox.KeptMail;
import dev.eventcrm.engine.ses.mail.Mail;
import dev.eventcrm.engine.ses.mail.Mail.Content;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A kept mail as JSON. */
final class MailView {
    private MailView() {}

    /**
     * Writes the facts, and what there is to read if that is wanted.
     *
     * @param withContent adds {@code text} and {@code html}, null if the mail has none or newer mails needed the room
     */
    static ObjectNode of(KeptMail kept, boolean withContent) {
        Mail mail = kept.facts().mail();
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("sequence", kept.sequence());
        json.put("messageId", kept.facts().messageId());
        json.put("acceptedAt", kept.facts().acceptedAt().toEpochMilli());
        json.put("from", mail.from());
        mail.to().forEach(json.putArray("to")::add);
        mail.cc().forEach(json.putArray("cc")::add);
        mail.bcc().forEach(json.putArray("bcc")::add);
        json.put("subject", mail.subject());
        json.put("configurationSet", mail.configurationSet().orElse(null));
        ObjectNode tags = json.putObject("tags");
        mail.tags().forEach(tag -> tags.put(tag.name(), tag.value()));
        ObjectNode headers = json.putObject("headers");
        mail.headers().forEach(header -> headers.put(header.name(), header.value()));
        ArrayNode events = json.putArray("events");
        kept.events()
                .forEach(event -> events.addObject()
                        .put("type", event.type())
                        .put("at", event.at().toEpochMilli()));
        if (withContent) {
            Optional<Content> content = kept.content();
            json.put("text", content.map(Content::text).orElse(null));
            json.put("html", content.map(Content::html).orElse(null));
        }
        return json;
    }
}
