package dev.eventcrm.query.emails;

import static dev.eventcrm.query.LedgerRows.row;
import static dev.eventcrm.test.UserItemBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.eventcrm.query.LedgerRows;
import dev.eventcrm.query.Mappings;
import dev.eventcrm.query.QueryApi;
import dev.eventcrm.query.QueryApi.Reply;
import dev.eventcrm.query.ReadModel;
import dev.eventcrm.query.ledger.LedgerFields;
import dev.eventcrm.schema.document.EmailDocument;
import dev.eventcrm.schema.document.SearchIndex;
import dev.eventcrm.test.TestAddresses;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class EmailListTest {
    private static final QueryApi API = QueryApi.shared();
    private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");

    @BeforeAll
    static void indexes() {
        ReadModel.shared().reset();
    }

    @BeforeEach
    void nothing() {
        ReadModel.shared().reset(SearchIndex.EMAILS, SearchIndex.USERS);
    }

    private static List<String> ids(String query) {
        Reply answer = API.get("/emails/analytics" + query);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.each("emails", "id");
    }

    private static List<String> idsByTime(List<EmailDocument> rows) {
        return rows.stream()
                .sorted(Comparator.comparing((EmailDocument one) -> Objects.requireNonNull(one.at()))
                        .reversed()
                        .thenComparing(EmailDocument::id))
                .map(EmailDocument::id)
                .toList();
    }

    @Test
    void everyFieldIsMappedAsItsTypeNeeds() {
        Mappings.assertFit(LedgerFields.SORTING, EmailDocument.class);
    }

    @Test
    void listsAllRowsPageByPageTheLatestFirst() {
        List<EmailDocument> rows = new LedgerRows(new Random(3), BEGIN, Duration.ofDays(3)).rows(120);
        ReadModel.shared().index(rows);
        List<String> found = new ArrayList<>();
        String token = "";
        do {
            Reply page = API.get("/emails/analytics?limit=50" + token);
            assertThat(page.body().get("total").intValue()).isEqualTo(120);
            found.addAll(page.each("emails", "id"));
            token = page.body().get("hasMore").booleanValue()
                    ? "&nextToken=" + page.body().get("nextToken").stringValue()
                    : "";
        } while (!token.isEmpty());

        assertThat(found).containsExactlyElementsOf(idsByTime(rows));
    }

    @Test
    void isAskedAsOlderClientsAsk() {
        ReadModel.shared()
                .index(
                        row("a", "status", "sent", "utmCampaign", "meetup-2024"),
                        row("b", "status", "failed", "utmCampaign", "meetup-2024"),
                        row("c", "status", "sent"));
        String query = "?status=sent&utm_campaign=meetup-2024&start_date=2024-01-01T00:00:00Z"
                + "&end_date=2026-12-31T23:59:59Z&limit=25";

        assertThat(ids(query)).containsExactly("a");
        assertThat(ids("/" + query)).containsExactly("a");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            status=queued                                | p,s
            status=pending                               | p
            status=unknown                               | u
            status=sent                                  | t,d,o,k
            status=delivered                             | d,o,k
            status=opened                                | o,k
            status=clicked                               | k
            status=registered                            | k
            status=unsubscribed                          | d
            status=bounced                               | t
            status=failed                                | f
            status=failed&status=clicked                 | f,k
            campaignId=c2                                | o
            campaign_id=c2&status=failed                 |
            event_id=e7                                  | k
            userId=u9                                    | d
            recipient=%20Bob@Example.COM                 | f
            email=bob@example.com&status=sent            |
            source=poster                                | u
            utm_term=Java                                | s
            utm_term=java                                |
            startDate=2026-03-02                         | k
            endDate=2026-03-01                           | p,s,u,t,d,o,f
            """)
    void findsByWhatAnalystsAskFor(String query, @Nullable String ids) {
        String at = "2026-03-01T12:00:00Z";
        ReadModel.shared()
                .index(
                        row("p"),
                        row("s", "status", "submitting", "utmTerm", "Java"),
                        row("u", "status", "unknown", "utmSource", "poster"),
                        row("t", "status", "sent", "bouncedAt", at),
                        row("d", "status", "sent", "deliveredAt", at, "unsubscribedAt", at, "userId", "u9"),
                        row("o", "status", "sent", "deliveredAt", at, "openedAt", at, "campaignId", "c2"),
                        row(
                                "k",
                                "status",
                                "sent",
                                "deliveredAt",
                                at,
                                "openedAt",
                                at,
                                "clickedAt",
                                at,
                                "registeredAt",
                                at,
                                "eventId",
                                "e7",
                                "at",
                                "2026-03-02T00:00:00Z"),
                        row("f", "status", "failed", "addressHash", TestAddresses.hash("bob@example.com")));

        assertThat(ids("?" + query))
                .containsExactlyInAnyOrderElementsOf(ids == null ? List.of() : List.of(ids.split(",")));
    }

    @Test
    void sortsByAnyMoment() {
        ReadModel.shared()
                .index(
                        row("a", "openedAt", "2026-03-01T12:00:00Z"),
                        row("b", "openedAt", "2026-03-03T12:00:00Z"),
                        row("c"));

        assertThat(ids("?sort=-openedAt")).containsExactly("b", "a", "c");
        assertThat(ids("?sort_by=openedAt")).containsExactly("a", "b", "c");
    }

    @Test
    void tellsWhoThePersonIsNow() {
        ReadModel.shared().index(row("a", "userId", "u1", "addressHash", TestAddresses.hash("alice@example.com")));
        ReadModel.shared()
                .project(aUser().withId("u1")
                        .named("Alice", "Johnson")
                        .withEmail("Alice@Example.com")
                        .build());

        Reply answer = API.get("/emails/analytics");

        assertThat(answer.body().at("/emails/0/email").stringValue()).isEqualTo("Alice@Example.com");
        assertThat(answer.body().at("/emails/0/firstName").stringValue()).isEqualTo("Alice");
        assertThat(answer.body().at("/emails/0/lastName").stringValue()).isEqualTo("Johnson");
        assertThat(answer.body().get("emails").get(0).has("addressHash")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void findsMailsToAnAddressThatWereSentUnderAnEarlierSecret(int generation) {
        String hash = TestAddresses.earlierHashes("alice@example.com").get(generation);
        ReadModel.shared().index(row("a", "userId", "u1", "addressHash", hash), row("b"));
        ReadModel.shared()
                .project(aUser().withId("u1").withEmail("alice@example.com").build());

        Reply answer = API.get("/emails/analytics?recipient=alice@example.com");

        assertThat(answer.each("emails", "id")).containsExactly("a");
        assertThat(answer.body().at("/emails/0/email").stringValue()).isEqualTo("alice@example.com");
    }

    @Test
    void doesNotTellAnAddressThatTheMailDidNotGoTo() {
        ReadModel.shared().index(row("a", "userId", "u1", "addressHash", TestAddresses.hash("old@example.com")));
        ReadModel.shared()
                .project(aUser().withId("u1").withEmail("new@example.com").build());

        Reply answer = API.get("/emails/analytics");

        assertThat(answer.body().at("/emails/0/email").isNull()).isTrue();
        assertThat(answer.body().at("/emails/0/firstName").isNull()).isFalse();
    }

    @Test
    void tellsNothingOfADeletedPerson() {
        ReadModel.shared().index(row("a", "userId", "u1"), row("b", "userId", "u2"));
        ReadModel.shared()
                .project(aUser().withId("u1").atVersion(2).deletedAt(BEGIN).build());

        Reply answer = API.get("/emails/analytics");

        assertThat(answer.body().get("emails"))
                .hasSize(2)
                .allMatch(
                        one -> one.get("email").isNull() && one.get("firstName").isNull());
        assertThat(ids("?recipient=u1@example.com")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            statsu=sent             | statsu     | did you mean 'status'
            status=lost             | status     | must be one of
            utm_campain=x           | utm_campain | did you mean 'utmCampaign'
            limit=201               | limit      | from 1 to 200
            limit=0                 | limit      | from 1 to 200
            nextToken=oops          | nextToken  | is damaged
            start_date=2026-13-01   | start_date | must be an instant
            sort=-sentat            | sort       | did you mean 'sentAt'
            groupBy=utmSource       | groupBy    | is unknown
            """)
    void refusesWhatItCannotAnswer(String query, String parameter, String message) {
        Reply answer = API.get("/emails/analytics?" + query);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.wrongFields()).containsExactly(parameter);
        assertThat(answer.body().at("/errors/0/message").stringValue()).contains(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"status=sent", "utmSource=utmSource%201", "campaignId=c1&status=opened"})
    void theExportHoldsWhatTheListHolds(String query) {
        ReadModel.shared().index(new LedgerRows(new Random(5), BEGIN, Duration.ofDays(3)).rows(150));
        List<String> listed = ids("?limit=200&" + query);

        assertThat(listed).isNotEmpty();
        assertThat(API.get("/emails/analytics/export?format=ndjson&" + query)
                        .response()
                        .body()
                        .lines()
                        .map(line ->
                                JsonMapper.shared().readTree(line).get("id").stringValue()))
                .containsExactlyElementsOf(listed);
    }

    @Test
    void aCsvHasAColumnForEveryFieldAndTellsPeopleToo() {
        ReadModel.shared().index(row("a", "reason", "=cmd()"));
        ReadModel.shared().project(aUser().withId("u1").build());

        List<NamedCsvRecord> rows = CsvReader.builder()
                .ofNamedCsvRecord(
                        // Without the byte order mark.
                        API.get("/emails/analytics/export").response().body().substring(1))
                .stream()
                .toList();

        assertThat(rows.getFirst().getHeader())
                .containsExactlyElementsOf(
                        API.get("/emails/analytics").body().at("/emails/0").propertyNames());
        assertThat(rows.getFirst().getField("email")).isEqualTo("u1@example.com");
        assertThat(rows.getFirst().getField("reason")).isEqualTo("'=cmd()");
    }
}
