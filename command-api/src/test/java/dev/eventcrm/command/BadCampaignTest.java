package dev.eventcrm.command;

import static dev.eventcrm.command.Scene.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadCampaignTest {
    private final CommandApi api = CommandApi.shared();

    @Test
    void namesAnAudience() {
        Reply reply = refused("subject", "Hello", "body", "World");

        assertThat(reply.errorPlaces()).containsExactly("#/filter");
        assertThat(reply.field("detail")).contains("\"everybody\": true");
        assertThat(refused("filter", Map.of(), "subject", "Hello", "body", "World")
                        .errorPlaces())
                .containsExactly("#/filter");
    }

    @Test
    void findsSomebody() {
        Reply reply = refused("city", "Nowhere", "subject", "Hello", "body", "World");

        assertThat(reply.field("detail")).contains("must match at least one person");
    }

    @Test
    void leadsWhatIsWrongWithTheAudienceBackToWhereItWasSaid() {
        assertThat(refused("compny", "TechCorp", "subject", "Hello", "body", "World")
                        .errorPlaces())
                .containsExactly("#/compny");
        assertThat(refused("filter", Map.of("compny", "TechCorp"), "subject", "Hello", "body", "World")
                        .errorPlaces())
                .containsExactly("#/filter/compny");
        assertThat(api.post("/emails/send?compny=TechCorp", json("subject", "Hello", "body", "World"))
                        .expectProblem(422)
                        .errorPlaces())
                .containsExactly("compny");
    }

    @Test
    void guessesWhatWasMeantForTheCommand() {
        assertThat(refused("utm_sorce", "crm", "subject", "Hello", "body", "World")
                        .field("detail"))
                .contains("did you mean 'utmSource'?");
    }

    @Test
    void takesNoFieldOfTheCommandFromTheAddress() {
        assertThat(api.post("/emails/send?utm_source=x&city=A", json("subject", "Hello", "body", "World"))
                        .expectProblem(422)
                        .errorPlaces())
                .containsExactly("utm_source");
    }

    @Test
    void saysNothingTwice() {
        assertThat(api.post(
                                "/emails/send?events_attended_min=1",
                                json("eventsAttendedMin", 2, "subject", "Hello", "body", "World"))
                        .expectProblem(422)
                        .errorPlaces())
                .containsExactly("events_attended_min");
        assertThat(refused("everybody", true, "city", "Boston", "subject", "Hello", "body", "World")
                        .errorPlaces())
                .containsExactly("#/everybody");
    }

    @Test
    void searchParametersAreTextsNumbersOrLists() {
        assertThat(refused("city", null, "company", Map.of("eq", "A"), "subject", "Hello", "body", "World")
                        .errorPlaces())
                .containsExactlyInAnyOrder("#/city", "#/company");
    }

    @ParameterizedTest
    @CsvSource({
        "Dear {{firstNme}}, did you mean {{firstName}}?",
        "Dear {{first_name}}, did you mean {{firstName}}?",
        "Dear {{firstName, has {{ without }}",
        "{{#company}}at {{company}}, without {{/company}}",
        "{{{firstName}}}, which is no placeholder",
        "{{eventTitle}}, needs an eventId",
        "<a href='javascript:alert(1)'>x</a>, must not hold href",
        "<a href=' java&#115;cript:alert(1)'>x</a>, must not hold href",
        "<a href='{{company}}'>x</a>, must not hold href",
        "<a href='/relative'>x</a>, must not hold href",
        "<img src='data:text/html;base64'>, must not hold src",
        "<p onclick='x()'>x</p>, must not hold the attribute onclick",
        "<p>x</p><script>x</script>, must not hold <script>"
    })
    void refusesABodyThatNobodyShouldGet(String body, String message) {
        Reply reply = api.post(
                        "/emails/send",
                        json("company", "TechCorp", "subject", "Hello", "body", body.replace('\'', '"')))
                .expectProblem(422);

        assertThat(reply.errorPlaces()).containsOnly("#/body");
        assertThat(reply.field("detail")).contains(message);
    }

    @Test
    void refusesASubjectThatNobodyShouldGet() {
        assertThat(refused("company", "A", "subject", "{{nope}}", "body", "World")
                        .errorPlaces())
                .containsExactly("#/subject");
        assertThat(refused("company", "A", "subject", "two\nlines", "body", "World")
                        .errorPlaces())
                .containsExactly("#/subject");
        assertThat(refused(
                                "company",
                                "A",
                                "subject",
                                "x".repeat(201),
                                "body",
                                "x".repeat(100_001),
                                "utm_term",
                                "x".repeat(201))
                        .errorPlaces())
                .containsExactly("#/subject", "#/body", "#/utm_term");
        assertThat(refused("company", "A").errorPlaces()).containsExactly("#/subject", "#/body");
    }

    @Test
    void isNeitherInThePastNorFarAhead() {
        Instant now = Instant.now();

        assertThat(refusedAt(now.minus(Duration.ofMinutes(2))).errorPlaces()).containsExactly("#/sendAt");
        assertThat(refusedAt(now.plus(Duration.ofDays(400))).errorPlaces()).containsExactly("#/sendAt");
        api.post("/emails/send", mailAt(now.minus(Duration.ofSeconds(30)))).expect(202);
    }

    @Test
    void invitesToAnEventThatExists() {
        assertThat(refused("company", "A", "subject", "Hello", "body", "World", "eventId", "e0")
                        .errorPlaces())
                .containsExactly("#/eventId");
    }

    @Test
    void isNoLargerThanAnItem() {
        String wide = "😀".repeat(99_000);

        assertThat(refused("company", "A", "subject", "Hello", "body", wide).errorPlaces())
                .containsExactly("#/body");
    }

    @Test
    void knowsTwoFormats() {
        assertThat(refused("company", "A", "subject", "Hello", "body", "World", "format", "rtf")
                        .errorPlaces())
                .containsExactly("#/format");
    }

    @Test
    void tellsThatSomeOfThePeopleWhoAreNamedAreNotKnown() {
        QueryApiStandIn query = QueryApiStandIn.start();
        try (CommandApi mine = CommandApi.start("crm.query.url=" + query.url())) {
            query.tell(200, "{\"total\": 1}", Map.of());

            Reply refused = mine.post(
                            "/emails/send",
                            "{\"userIds\": [\"u1\", \"u2\", \"u3\"], \"subject\": \"Hello\", \"body\": \"World\"}")
                    .expectProblem(422);

            assertThat(refused.text()).contains("#/userIds", "2 of them are not");
        } finally {
            query.stop();
        }
    }

    @Test
    void sendsLaterWhatTheSearchCannotTellNow() {
        String mail = json("company", "A", "subject", "Hello", "body", "World");
        QueryApiStandIn query = QueryApiStandIn.start();
        try (CommandApi mine = CommandApi.start("crm.query.url=" + query.url())) {
            query.tell(503, "{}", Map.of("Retry-After", "7"));
            assertThat(mine.post("/emails/send", mail).expectProblem(503).header("Retry-After"))
                    .isEqualTo("7");

            query.stop();
            assertThat(mine.post("/emails/send", mail).expectProblem(503).header("Retry-After"))
                    .isEqualTo("1");
        }
    }

    private Reply refusedAt(Instant sendAt) {
        return api.post("/emails/send", mailAt(sendAt)).expectProblem(422);
    }

    private static String mailAt(Instant sendAt) {
        return json("company", "A", "subject", "Hello", "body", "World", "sendAt", sendAt.toString());
    }

    private Reply refused(@Nullable Object... fields) {
        return api.post("/emails/send", json(fields)).expectProblem(422);
    }
}
