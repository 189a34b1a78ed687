package dev.eventcrm.engine.ses.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.engine.ses.mail.AcceptedMail;
import dev.eventcrm.engine.ses.mail.Mail;
import dev.eventcrm.engine.ses.mail.Mail.Content;
import dev.eventcrm.engine.ses.mail.Mail.Header;
import dev.eventcrm.engine.ses.mail.Mail.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compared with the examples of the SES developer guide, "Examples of event data that Amazon SES publishes to SNS". */
class EventRecordTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Instant SENT = Instant.parse("2026-11-20T09:00:00.012Z");
    private static final Instant LATER = Instant.parse("2026-11-20T09:00:01Z");
    private static final List<String> ANN = List.of("ann@example.com");
    private static final AcceptedMail MAIL = new AcceptedMail(
            "0100019e-1",
            SENT,
            new Mail(
                    "Event CRM <events@example.com>",
                    List.of("Ann <ann@example.com>"),
                    List.of(),
                    List.of(),
                    List.of(),
                    "Hello",
                    List.of(new Header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")),
                    List.of(new Tag("crm-email", "c1_0123")),
                    Optional.of("event-crm"),
                    Content.NONE));

    private static JsonNode record(SesEvent event) {
        return JSON.readTree(EventRecord.of(MAIL, event));
    }

    @Test
    void aSendTellsAllAboutTheMail() {
        JsonNode record = record(new SesEvent.Send(SENT));
        assertThat(record.propertyNames()).containsExactly("eventType", "mail", "send");
        assertThat(record.path("eventType").asString()).isEqualTo("Send");
        assertThat(record.path("send").size()).isZero();
        JsonNode mail = record.path("mail");
        assertThat(mail).isEqualTo(JSON.readTree("""
                                {
                                  "timestamp": "2026-11-20T09:00:00.012Z",
                                  "source": "Event CRM <events@example.com>",
                                  "sourceArn": "arn:aws:ses:us-east-1:000000000000:identity/example.com",
                                  "sendingAccountId": "000000000000",
                                  "messageId": "0100019e-1",
                                  "destination": ["ann@example.com"],
                                  "headersTruncated": false,
                                  "headers": [
                                    {"name": "From", "value": "Event CRM <events@example.com>"},
                                    {"name": "To", "value": "Ann <ann@example.com>"},
                                    {"name": "Subject", "value": "Hello"},
                                    {"name": "MIME-Version", "value": "1.0"},
                                    {"name": "List-Unsubscribe-Post", "value": "List-Unsubscribe=One-Click"}
                                  ],
                                  "commonHeaders": {
                                    "from": ["Event CRM <events@example.com>"],
                                    "to": ["Ann <ann@example.com>"],
                                    "messageId": "0100019e-1",
                                    "subject": "Hello"
                                  },
                                  "tags": {
                                    "ses:source-tls-version": ["TLSv1.3"],
                                    "ses:operation": ["SendEmail"],
                                    "ses:configuration-set": ["event-crm"],
                                    "ses:source-ip": ["127.0.0.1"],
                                    "ses:from-domain": ["example.com"],
                                    "ses:caller-identity": ["event-crm"],
                                    "crm-email": ["c1_0123"]
                                  }
                                }
                                """));
    }

    @Test
    void aDeliveryTellsHowLongItTook() {
        assertThat(record(new SesEvent.Delivery(LATER, ANN)).path("delivery")).isEqualTo(JSON.readTree("""
                                {
                                  "timestamp": "2026-11-20T09:00:01.000Z",
                                  "processingTimeMillis": 988,
                                  "recipients": ["ann@example.com"],
                                  "smtpResponse": "250 2.6.0 Message received",
                                  "remoteMtaIp": "127.0.0.1",
                                  "reportingMTA": "mta.localhost"
                                }
                                """));
    }

    @Test
    void aPermanentBounceTellsWhoAndWhy() {
        JsonNode bounce =
                record(new SesEvent.Bounce(LATER, ANN, "Permanent", "General")).path("bounce");
        assertThat(bounce.path("bounceType").asString()).isEqualTo("Permanent");
        assertThat(bounce.path("bounceSubType").asString()).isEqualTo("General");
        assertThat(bounce.path("timestamp").asString()).isEqualTo("2026-11-20T09:00:01.000Z");
        assertThat(bounce.path("feedbackId").asString()).matches("0100[0-9a-f]{12}-.{36}-000000");
        assertThat(bounce.path("reportingMTA").asString()).isEqualTo("dsn; mta.localhost");
        assertThat(bounce.path("bouncedRecipients").path(0)).isEqualTo(JSON.readTree("""
                                {"emailAddress": "ann@example.com", "action": "failed", "status": "5.1.1",
                                 "diagnosticCode": "smtp; 550 5.1.1 user unknown"}"""));
    }

    @Test
    void aTransientBounceNamesTheRecipientOnly() {
        assertThat(record(new SesEvent.Bounce(LATER, ANN, "Transient", "General"))
                        .at("/bounce/bouncedRecipients/0")
                        .propertyNames())
                .containsExactly("emailAddress");
    }

    @Test
    void aComplaintTellsWhoAndHow() {
        JsonNode complaint = record(new SesEvent.Complaint(LATER, ANN, "abuse")).path("complaint");
        assertThat(complaint.at("/complainedRecipients/0/emailAddress").asString())
                .isEqualTo("ann@example.com");
        assertThat(complaint.path("complaintFeedbackType").asString()).isEqualTo("abuse");
        assertThat(complaint.path("arrivalDate").asString()).isEqualTo("2026-11-20T09:00:01.000Z");
        assertThat(complaint.path("complaintSubType").isNull()).isTrue();
    }

    @Test
    void opensAndClicksTellTheProgram() {
        assertThat(record(new SesEvent.Open(LATER, "192.0.2.1", "Mozilla/5.0")).path("open"))
                .isEqualTo(JSON.readTree("""
                                {"timestamp": "2026-11-20T09:00:01.000Z", "userAgent": "Mozilla/5.0", "ipAddress": "192.0.2.1"}"""));
        JsonNode click = record(new SesEvent.Click(LATER, "https://example.com/?a=1", "192.0.2.1", "Mozilla/5.0"));
        assertThat(click.path("eventType").asString()).isEqualTo("Click");
        assertThat(click.at("/click/link").asString()).isEqualTo("https://example.com/?a=1");
    }

    @Test
    void delayAndRejectAreNamedAsSesNamesThem() {
        JsonNode delay = record(new SesEvent.DeliveryDelay(LATER, ANN, "MailboxFull"));
        assertThat(delay.path("eventType").asString()).isEqualTo("DeliveryDelay");
        assertThat(delay.at("/deliveryDelay/delayType").asString()).isEqualTo("MailboxFull");
        assertThat(delay.at("/deliveryDelay/delayedRecipients/0/emailAddress").asString())
                .isEqualTo("ann@example.com");
        assertThat(record(new SesEvent.Reject(LATER, "Bad content"))
                        .at("/reject/reason")
                        .asString())
                .isEqualTo("Bad content");
    }

    @Test
    void theSameEventGivesTheSameTextEveryTime() {
        SesEvent event = new SesEvent.Bounce(LATER, ANN, "Permanent", "General");
        assertThat(EventRecord.of(MAIL, event)).isEqualTo(EventRecord.of(MAIL, event));
    }
}
