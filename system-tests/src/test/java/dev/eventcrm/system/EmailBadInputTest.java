package dev.eventcrm.system;

import static dev.eventcrm.system.Fixtures.unique;
import static dev.eventcrm.system.Fixtures.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a campaign is told before the first mail, at the field where it is wrong. */
class EmailBadInputTest {
    private static final RunningStack STACK = RunningStack.shared();
    private static final Api API = STACK.api();

    private static Map<String, Object> body() {
        return Campaign.to(new Audience("TechCorp", Map.of()));
    }

    private static void refused(Map<String, Object> body, String blamed) {
        Answer answer = API.post("/emails/send", body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        assertThat(answer.blamed()).as(answer.toString()).contains("#" + blamed);
    }

    @Test
    void aFilterThatMatchesNobody() {
        refused(with(body(), "filter", Map.of("company", unique("Nobody"))), "/filter");
    }

    @Test
    void aFilterWithAnUnknownName() {
        refused(with(body(), "filter", Map.of("compny", "TechCorp")), "/filter/compny");
    }

    @Test
    void noAudienceAtAll() {
        Map<String, Object> body = body();
        body.remove("filter");
        Answer answer = API.post("/emails/send", body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource({"body,Hello {{firstName", "body,Hello {{frstName}}", "subject,{{#company}}", "subject,{{eventTitle}}"})
    void aBrokenTemplate(String field, String text) {
        refused(with(body(), field, text), "/" + field);
    }

    @Test
    void aTimeInThePast() {
        refused(with(body(), "sendAt", "2020-01-01T00:00:00Z"), "/sendAt");
    }

    @Test
    void anEventThatDoesNotExist() {
        refused(with(body(), "eventId", unique("nowhere")), "/eventId");
    }

    @Test
    void aPersonThatDoesNotExist() {
        Map<String, Object> body = body();
        body.remove("filter");
        body.put("userIds", List.of(unique("nobody")));
        Answer answer = API.post("/emails/send", body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        assertThat(answer.blamed()).anyMatch(pointer -> pointer.startsWith("#/userIds"));
    }

    @ParameterizedTest
    @CsvSource({"/t/c/forged", "/t/o/", "/t/u/a.b", "/t/x/whatever", "/t/c/eyJ.eyJ"})
    void aMalformedToken(String path) {
        assertThat(API.get(path).status()).isEqualTo(404);
    }

    @Test
    void aForgedNotification() {
        Answer answer = API.with("Content-Type", "text/plain; charset=UTF-8").post("/ses/notifications", """
                {"Type":"Notification","MessageId":"1","TopicArn":"arn:aws:sns:us-east-1:000000000000:event-crm-ses",\
                "Message":"{}","Timestamp":"2026-11-20T00:00:00.000Z","SignatureVersion":"2","Signature":"AAAA",\
                "SigningCertURL":"https://sns.us-east-1.amazonaws.com.example.com/SimpleNotificationService-local.pem"}""");

        assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
    }

    @Test
    void aCampaignThatDoesNotExist() {
        assertThat(API.get("/campaigns/nothing").status()).isEqualTo(404);
        assertThat(API.post("/campaigns/nothing/pause", "{}").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"groupBy,colour", "interval,minute", "timeZone,Mars/Olympus", "start_date,yesterday", "utm_sorce,x"})
    void aWrongParameterOfTheAnalytics(String name, String value) {
        Answer answer = API.get("/analytics" + Api.query(name, value));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
    }
}
