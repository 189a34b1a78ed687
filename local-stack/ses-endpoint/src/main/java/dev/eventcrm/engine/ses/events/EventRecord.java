package dev.eventcrm.engine.ses.events;

import dev.eventcrm.engine.ses.http.Json;
import dev.eventcrm.engine.ses.mail.AcceptedMail;
import dev.eventcrm.engine.ses.mail.Addresses;
import dev.eventcrm.engine.ses.mail.Mail;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The record of an event as SES publishes it to SNS: same fields, same order, same form of times and ids (SES developer
 * guide, "Examples of event data that Amazon SES publishes to Amazon SNS").
 */
public final class EventRecord {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final String ACCOUNT = "000000000000";
    private static final String MTA = "mta.localhost";
    private static final Duration DELAY_GIVEN_UP = Duration.ofHours(12);

    private EventRecord() {}

    /**
     * Writes the record; the same event gives the same text whenever it is asked for.
     *
     * @return a JSON object and a line feed, as SES sends it
     */
    public static String of(AcceptedMail mail, SesEvent event) {
        ObjectNode record = Json.MAPPER.createObjectNode();
        record.put("eventType", event.type());
        record.set("mail", mail(mail));
        switch (event) {
            case SesEvent.Send _ -> record.putObject("send");
            case SesEvent.Delivery delivery -> delivery(record.putObject("delivery"), mail, delivery);
            case SesEvent.Bounce bounce -> bounce(record.putObject("bounce"), mail, bounce);
            case SesEvent.Complaint complaint -> complaint(record.putObject("complaint"), mail, complaint);
            case SesEvent.Reject reject -> record.putObject("reject").put("reason", reject.reason());
            case SesEvent.Open open ->
                record.putObject("open")
                        .put("timestamp", TIME.format(open.at()))
                        .put("userAgent", open.userAgent())
                        .put("ipAddress", open.ipAddress());
            case SesEvent.Click click ->
                record.putObject("click")
                        .put("timestamp", TIME.format(click.at()))
                        .put("ipAddress", click.ipAddress())
                        .put("userAgent", click.userAgent())
                        .put("link", click.link())
                        .putNull("linkTags");
            case SesEvent.DeliveryDelay delay -> delay(record.putObject("deliveryDelay"), delay);
        }
        return record + "\n";
    }

    private static ObjectNode mail(AcceptedMail accepted) {
        Mail mail = accepted.mail();
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("timestamp", TIME.format(accepted.acceptedAt()));
        json.put("source", mail.from());
        json.put("sourceArn", "arn:aws:ses:us-east-1:%s:identity/%s".formatted(ACCOUNT, domain(mail)));
        json.put("sendingAccountId", ACCOUNT);
        json.put("messageId", accepted.messageId());
        addAll(json.putArray("destination"), mail.recipients());
        json.put("headersTruncated", false);
        ArrayNode headers = json.putArray("headers");
        header(headers, "From", mail.from());
        header(headers, "To", String.join(", ", mail.to()));
        header(headers, "Subject", mail.subject());
        header(headers, "MIME-Version", "1.0");
        mail.headers().forEach(added -> header(headers, added.name(), added.value()));
        ObjectNode common = json.putObject("commonHeaders");
        addAll(common.putArray("from"), List.of(mail.from()));
        addAll(common.putArray("to"), mail.to());
        common.put("messageId", accepted.messageId());
        common.put("subject", mail.subject());
        json.set("tags", tags(mail));
        return json;
    }

    private static ObjectNode tags(Mail mail) {
        ObjectNode tags = Json.MAPPER.createObjectNode();
        tag(tags, "ses:source-tls-version", "TLSv1.3");
        tag(tags, "ses:operation", "SendEmail");
        mail.configurationSet().ifPresent(set -> tag(tags, "ses:configuration-set", set));
        tag(tags, "ses:source-ip", "127.0.0.1");
        tag(tags, "ses:from-domain", domain(mail));
        tag(tags, "ses:caller-identity", "event-crm");
        mail.tags().forEach(tag -> tag(tags, tag.name(), tag.value()));
        return tags;
    }

    private static void delivery(ObjectNode json, AcceptedMail mail, SesEvent.Delivery delivery) {
        json.put("timestamp", TIME.format(delivery.at()));
        json.put(
                "processingTimeMillis",
                Duration.between(mail.acceptedAt(), delivery.at()).toMillis());
        addAll(json.putArray("recipients"), delivery.recipients());
        json.put("smtpResponse", "250 2.6.0 Message received");
        json.put("remoteMtaIp", "127.0.0.1");
        json.put("reportingMTA", MTA);
    }

    private static void bounce(ObjectNode json, AcceptedMail mail, SesEvent.Bounce bounce) {
        json.put("feedbackId", feedbackId(mail, bounce));
        json.put("bounceType", bounce.bounceType());
        json.put("bounceSubType", bounce.bounceSubType());
        ArrayNode recipients = json.putArray("bouncedRecipients");
        for (String recipient : bounce.recipients()) {
            ObjectNode one = recipients.addObject().put("emailAddress", recipient);
            if (bounce.bounceType().equals("Permanent")) {
                one.put("action", "failed").put("status", "5.1.1").put("diagnosticCode", diagnosis(bounce));
            }
        }
        json.put("timestamp", TIME.format(bounce.at()));
        json.put("reportingMTA", "dsn; " + MTA);
    }

    private static String diagnosis(SesEvent.Bounce bounce) {
        return bounce.bounceSubType().equals("OnAccountSuppressionList")
                ? "Amazon SES did not send the message to this address because it is on the suppression list for your"
                        + " account."
                : "smtp; 550 5.1.1 user unknown";
    }

    private static void complaint(ObjectNode json, AcceptedMail mail, SesEvent.Complaint complaint) {
        json.put("feedbackId", feedbackId(mail, complaint));
        json.putNull("complaintSubType");
        ArrayNode recipients = json.putArray("complainedRecipients");
        complaint.recipients().forEach(recipient -> recipients.addObject().put("emailAddress", recipient));
        json.put("timestamp", TIME.format(complaint.at()));
        json.put("userAgent", "Amazon SES Mailbox Simulator");
        json.put("complaintFeedbackType", complaint.feedbackType());
        json.put("arrivalDate", TIME.format(complaint.at()));
    }

    private static void delay(ObjectNode json, SesEvent.DeliveryDelay delay) {
        json.put("timestamp", TIME.format(delay.at()));
        json.put("delayType", delay.delayType());
        json.put("expirationTime", TIME.format(delay.at().plus(DELAY_GIVEN_UP)));
        ArrayNode recipients = json.putArray("delayedRecipients");
        delay.recipients()
                .forEach(recipient -> recipients
                        .addObject()
                        .put("emailAddress", recipient)
                        .put("status", "4.4.1")
                        .put("diagnosticCode", "smtp; 421 4.4.1 Unable to connect to remote host"));
    }

    private static String feedbackId(AcceptedMail mail, SesEvent event) {
        String what = mail.messageId() + event.type() + event.at();
        return AcceptedMail.idOf(event.at(), UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8)));
    }

    /** Of the sender; a mail that was accepted has one. */
    private static String domain(Mail mail) {
        String plain = Addresses.plain(mail.from());
        return plain.substring(plain.lastIndexOf('@') + 1);
    }

    private static void tag(ObjectNode tags, String name, String value) {
        tags.putArray(name).add(value);
    }

    private static void header(ArrayNode headers, String name, String value) {
        headers.addObject().put("name", name).put("value", value);
    }

    private static void addAll(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }
}
