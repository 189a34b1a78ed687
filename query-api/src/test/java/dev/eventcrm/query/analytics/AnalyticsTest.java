package dev.eventcrm.query.analytics;

import static dev.eventcrm.query.LedgerRows.registration;
import static dev.eventcrm.query.LedgerRows.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.query.QueryApi;
import dev.eventcrm.query.QueryApi.Reply;
import dev.eventcrm.query.ReadModel;
import dev.eventcrm.schema.document.SearchDocument;
import dev.eventcrm.schema.document.SearchIndex;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class AnalyticsTest {
    private static final QueryApi API = QueryApi.shared();

    @BeforeAll
    static void indexes() {
        ReadModel.shared().reset();
    }

    @BeforeEach
    void nothing() {
        ReadModel.shared().reset(SearchIndex.EMAILS, SearchIndex.REGISTRATIONS);
    }

    private static Reply ask(String query) {
        Reply answer = API.get("/analytics" + query);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer;
    }

    private static long total(Reply answer, String figure) {
        return answer.body().at("/totals/figures/" + figure).longValue();
    }

    /** Sent at noon, delivered, opened by a person and a machine, clicked by the person, who then registered. */
    private static Object[] success(String source) {
        return new Object[] {
            "utmSource", source,
            "utmMedium", "email",
            "utmCampaign", "tech_conf_2025",
            "status", "sent",
            "at", "2026-03-01T12:00:00Z",
            "sentAt", "2026-03-01T12:00:00Z",
            "deliveredAt", "2026-03-01T12:00:01Z",
            "rawOpenedAt", "2026-03-01T12:00:02Z",
            "rawOpens", 3,
            "openedAt", "2026-03-02T09:00:00Z",
            "opens", 2,
            "rawClickedAt", "2026-03-02T09:01:00Z",
            "rawClicks", 1,
            "clickedAt", "2026-03-02T09:01:00Z",
            "clicks", 1,
            "registeredAt", "2026-03-03T00:00:00Z",
            "registrations", 1
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/?utm_source=newsletter&utm_medium=email&utm_campaign=tech_conf_2025",
                "?utmSource=newsletter&utmMedium=email&utmCampaign=tech_conf_2025",
                "?source=newsletter&medium=email&campaign=tech_conf_2025"
            })
    void isAskedAsOlderClientsAsk(String query) {
        ReadModel.shared().index(row("a", success("newsletter")), row("b", success("partner")), row("c"));

        Reply answer = ask(query);

        assertThat(total(answer, "recipients")).isEqualTo(1);
        assertThat(answer.body().get("groups")).hasSize(1);
        JsonNode group = answer.body().at("/groups/0");
        assertThat(group.get("utmSource").stringValue()).isEqualTo("newsletter");
        assertThat(group.get("utmMedium").stringValue()).isEqualTo("email");
        assertThat(group.get("utmCampaign").stringValue()).isEqualTo("tech_conf_2025");
        assertThat(answer.body().at("/filter/utmSource/0").stringValue()).isEqualTo("newsletter");
    }

    @Test
    void givesFiguresAndRates() {
        ReadModel.shared()
                .index(
                        row("a", success("newsletter")),
                        row(
                                "b",
                                "status",
                                "sent",
                                "sentAt",
                                "2026-03-01T12:00:00Z",
                                "bouncedAt",
                                "2026-03-01T12:00:01Z"),
                        row("c", "status", "unknown"),
                        row("d", "status", "suppressed", "endedAt", "2026-03-01T12:00:00Z"));

        JsonNode totals = ask("").body().get("totals");

        assertThat(totals.get("figures").toString())
                .isEqualTo(
                        "{\"recipients\":4,\"queued\":0,\"unknown\":1,\"sent\":2,\"failed\":0,\"suppressed\":1,"
                                + "\"skipped\":0,\"cancelled\":0,\"delivered\":1,\"bounced\":1,\"complained\":0,\"opened\":1,"
                                + "\"clicked\":1,\"unsubscribed\":0,\"registered\":1,\"opens\":2,\"clicks\":1,\"registrations\":0}");
        assertThat(totals.get("rates").toString())
                .isEqualTo(
                        "{\"deliveryRate\":0.5,\"bounceRate\":0.5,\"openRate\":1.0,\"clickRate\":1.0,"
                                + "\"clickToOpenRate\":1.0,\"unsubscribeRate\":0.0,\"complaintRate\":0.0,\"registrationRate\":1.0}");
    }

    @Test
    void givesNoRateWhereThereIsNothingToDivideBy() {
        Reply answer = ask("");

        assertThat(answer.body().at("/totals/rates")).hasSize(8).allMatch(JsonNode::isNull);
        assertThat(answer.body().get("groups")).isEmpty();
        assertThat(answer.body().get("series")).isEmpty();
    }

    @Test
    void countsMachinesOnlyOnRequest() {
        ReadModel.shared()
                .index(
                        row("a", success("newsletter")),
                        row(
                                "b",
                                "status",
                                "sent",
                                "deliveredAt",
                                "2026-03-01T12:00:01Z",
                                "rawOpenedAt",
                                "2026-03-01T12:00:01Z",
                                "rawOpens",
                                1));

        assertThat(total(ask(""), "opened")).isEqualTo(1);
        assertThat(total(ask(""), "opens")).isEqualTo(2);
        assertThat(total(ask("?traffic=all"), "opened")).isEqualTo(2);
        assertThat(total(ask("?traffic=all"), "opens")).isEqualTo(4);
    }

    @Test
    void countsNothingOfMailsThatWereNotSent() {
        ReadModel.shared().index(row("a", "status", "failed", "deliveredAt", "2026-03-01T12:00:01Z"));

        assertThat(total(ask(""), "delivered")).isZero();
    }

    @Test
    void groupsByAnyFieldsInAnySpelling() {
        ReadModel.shared()
                .index(
                        row("a", "eventId", "e1", "utmTerm", "java"),
                        row("b", "eventId", "e1", "campaignId", "c2"),
                        row("c", "eventId", "e2"));

        JsonNode groups =
                ask("?group_by=event_id,term&group_by=campaignId").body().get("groups");

        assertThat(groups).map(group -> group.get("eventId").stringValue()).containsExactly("e1", "e1", "e2");
        assertThat(groups).map(group -> group.get("utmTerm").asString("none")).containsExactly("none", "java", "none");
        assertThat(groups).map(group -> group.get("campaignId").stringValue()).containsExactly("c2", "c1", "c1");
    }

    @Test
    void mailsWithoutAValueAreAGroup() {
        ReadModel.shared().index(row("a", "utmSource", "newsletter"), row("b"));

        Reply answer = ask("?groupBy=utmSource");

        assertThat(answer.body().get("groups")).hasSize(2);
        assertThat(answer.body().at("/groups/0/utmSource").isNull()).isTrue();
        assertThat(answer.body().at("/groups/0/figures/recipients").longValue()).isEqualTo(1);
    }

    @Test
    void registrationsThatNoMailOfTheGroupBroughtMakeAGroupOfTheirOwn() {
        ReadModel.shared().index(row("a", success("newsletter")));
        ReadModel.shared()
                .index(
                        registration("r1", "utmSource", "newsletter"),
                        registration("r2", "utmSource", "poster"),
                        registration("r3", "utmSource", "poster", "status", "cancelled"),
                        registration("r4"));

        Reply answer = ask("?groupBy=utmSource");

        assertThat(answer.body().get("groups"))
                .map(group -> group.get("utmSource").stringValue() + " "
                        + group.at("/figures/recipients").longValue() + " "
                        + group.at("/figures/registrations").longValue())
                .containsExactly("newsletter 1 1", "poster 0 1");
        assertThat(total(answer, "registrations")).isEqualTo(2);
    }

    @Test
    void registrationsAreNotCountedWhereTheyCannotBe() {
        assertThat(ask("?status=sent")
                        .body()
                        .at("/totals/figures/registrations")
                        .isNull())
                .isTrue();
        assertThat(ask("?recipient=u1@example.com")
                        .body()
                        .at("/totals/figures/registrations")
                        .isNull())
                .isTrue();
        assertThat(ask("?userId=u1").body().at("/totals/figures/registrations").isNull())
                .isFalse();
    }

    @Test
    void eachFigureFallsWhereItsOwnFirstMomentDoes() {
        ReadModel.shared().index(row("a", success("newsletter")));

        JsonNode series = ask("?interval=day").body().get("series");

        assertThat(series)
                .map(time -> time.get("at").stringValue())
                .containsExactly("2026-03-01T00:00:00Z", "2026-03-02T00:00:00Z", "2026-03-03T00:00:00Z");
        assertThat(series.at("/0/figures/sent").longValue()).isEqualTo(1);
        assertThat(series.at("/0/figures/opened").longValue()).isZero();
        assertThat(series.at("/1/figures/opened").longValue()).isEqualTo(1);
        assertThat(series.at("/1/figures/opens").longValue()).isEqualTo(2);
        assertThat(series.at("/2/figures/registered").longValue()).isEqualTo(1);
    }

    /** In Berlin, the clocks of 25 October 2026 showed the hour from two to three twice. */
    @Test
    void theDayOnWhichClocksChangeHasTwentyFiveHours() {
        List<SearchDocument> rows = new ArrayList<>();
        for (int hour = 0; hour < 25; hour++) {
            String at = Instant.parse("2026-10-24T22:30:00Z")
                    .plusSeconds(3_600L * hour)
                    .toString();
            rows.add(row("r" + hour, "createdAt", at, "at", at));
        }
        ReadModel.shared().index(rows);

        JsonNode days = ask("?interval=day&timeZone=Europe/Berlin").body().get("series");
        JsonNode hours = ask("?interval=hour&time_zone=Europe/Berlin").body().get("series");
        Reply dated = ask("?timeZone=Europe/Berlin&startDate=2026-10-25&endDate=2026-10-25");

        assertThat(days).hasSize(1);
        assertThat(days.at("/0/at").stringValue()).isEqualTo("2026-10-24T22:00:00Z");
        assertThat(days.at("/0/figures/recipients").longValue()).isEqualTo(25);
        assertThat(hours)
                .hasSize(25)
                .allMatch(hour -> hour.at("/figures/recipients").longValue() == 1);
        assertThat(total(dated, "recipients")).isEqualTo(25);
    }

    @Test
    void eitherEndOfARangeOfTimeBelongsToIt() {
        ReadModel.shared().index(row("a", "at", "2026-03-01T12:00:00Z"));

        assertThat(total(ask("?start_date=2026-03-01T12:00:00Z&end_date=2026-03-01T12:00:00Z"), "recipients"))
                .isEqualTo(1);
        assertThat(total(ask("?endDate=2026-03-01T11:59:59.999Z"), "recipients"))
                .isZero();
        assertThat(total(ask("?startDate=2026-03-01T12:00:00.001Z"), "recipients"))
                .isZero();
        assertThat(total(ask("?startDate=2026-03-01&endDate=2026-03-01"), "recipients"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            utm_sorce=newsletter               | utm_sorce   | did you mean 'utmSource'
            groupBy=utmSorce                   | groupBy     | did you mean 'utmSource'
            group_by=utmSource,utm_source      | group_by    | must not name utmSource twice
            groupBy=utmSource,                 | groupBy     | names ''
            interval=month                     | interval    | must be one of hour, day, week
            timeZone=Berlin                    | timeZone    | must be an IANA time zone
            traffic=robots                     | traffic     | must be one of people, all
            status=lost                        | status      | must be one of pending
            startDate=yesterday                | startDate   | must be an instant with its zone
            end_date=2026-02-30                | end_date    | must be an instant with its zone
            start_date=2026-02-02&end_date=2026-02-01 | start_date | must not be after
            format=xml                         | format      | must be json or csv
            format=csv&interval=day&groupBy=utmSource | interval | must not be given beside groupBy
            utmSource=                         | utmSource   | must not be empty
            limit=20                           | limit       | is unknown
            """)
    void refusesWhatItCannotAnswer(String query, String parameter, String message) {
        Reply answer = API.get("/analytics?" + query);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.wrongFields()).containsExactly(parameter);
        assertThat(answer.body().at("/errors/0/message").stringValue()).contains(message);
    }

    @Test
    void waitsForWhatTheConsistencyTokenNames() {
        assertThat(API.get("/analytics", "Consistency-Token", "email:c1_0:3", "Prefer", "wait=0")
                        .status())
                .isEqualTo(503);
    }

    @Test
    void nothingStaysHeldAfterACountOfSeveralPages() {
        List<SearchDocument> rows = new ArrayList<>();
        for (int i = 0; i < 3 * QueryApi.TALLY_PAGE; i++) {
            rows.add(row("r" + i, "utmTerm", "term " + i));
        }
        ReadModel.shared().index(rows);

        Reply answer = ask("?groupBy=utmTerm");

        assertThat(answer.body().get("groups")).hasSize(3 * QueryApi.TALLY_PAGE);
        assertThat(ReadModel.shared()
                        .send("GET", "/_search/point_in_time/_all", "")
                        .path("pits"))
                .isEmpty();
    }
}
