package dev.eventcrm.query.users;

import static dev.eventcrm.test.UserItemBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.eventcrm.query.BreakableProxy;
import dev.eventcrm.query.QueryApi;
import dev.eventcrm.query.QueryApi.Answer;
import dev.eventcrm.query.ReadModel;
import dev.eventcrm.schema.document.SearchDocument;
import dev.eventcrm.schema.document.UserDocument;
import dev.eventcrm.schema.wire.UserView;
import dev.eventcrm.test.OpenSearchNode;
import dev.eventcrm.test.oracle.Oracle;
import dev.eventcrm.test.oracle.People;
import dev.eventcrm.test.oracle.SimpleFilter;
import dev.eventcrm.test.oracle.SortOrder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class UserExportTest {
    private static final QueryApi API = QueryApi.shared();
    private static final List<UserDocument> PEOPLE = People.population(new Random(7), 500);

    @BeforeEach
    void nobody() {
        ReadModel.shared().reset();
    }

    @Test
    void holdsWhomTheListHoldsInItsOrder() {
        ReadModel.shared().index(PEOPLE);
        ReadModel.shared()
                .project(aUser().withId("gone")
                        .deletedAt(Instant.parse("2026-01-02T00:00:00Z"))
                        .build());
        SimpleFilter filter = new SimpleFilter(List.of(
                new SimpleFilter.Parameter("company", "techcorp"),
                new SimpleFilter.Parameter("eventsAttendedMin", "1")));
        SortOrder sort = new SortOrder(List.of(new SortOrder.Key("city", true)));
        // Pages of 20, so that most of it comes from pages after the first.
        try (QueryApi api = QueryApi.startOver(OpenSearchNode.shared().url(), "--crm.export.page-size=20")) {
            Answer export = api.get("/users/export?format=ndjson&sortBy=-city&" + filter.toQueryString());

            assertThat(export.response()
                            .body()
                            .lines()
                            .map(line -> JsonMapper.shared().readValue(line, UserView.class)))
                    .containsExactlyElementsOf(Oracle.find(PEOPLE, filter::matches, sort).stream()
                            .map(UserView::of)
                            .toList());
        }
    }

    @Test
    void aCsvReadBackGivesEveryFieldAsItWas() {
        UserDocument person = (UserDocument) ReadModel.document(aUser().withId("u1")
                .named("José \"Pepe\", Jr", "line\nbreak 🎉 שלום")
                .withCompany("=SUM(A1)")
                .withJobTitle(null)
                .build());
        ReadModel.shared().index(person);

        Answer export = API.get("/users/export?format=csv&spreadsheetSafe=false");

        assertThat(export.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
        assertThat(export.header("Content-Disposition")).isEqualTo("attachment; filename=\"users.csv\"");
        List<NamedCsvRecord> rows = CsvReader.builder()
                .ofNamedCsvRecord(export.response().body())
                .stream()
                .toList();
        assertThat(rows).hasSize(1);
        NamedCsvRecord row = rows.getFirst();
        assertThat(row.getHeader())
                .containsExactlyElementsOf(
                        JsonMapper.shared().valueToTree(UserView.of(person)).propertyNames());
        assertThat(row.getField("firstName")).isEqualTo("José \"Pepe\", Jr");
        assertThat(row.getField("lastName")).isEqualTo("line\nbreak 🎉 שלום");
        assertThat(row.getField("company")).isEqualTo("=SUM(A1)");
        assertThat(row.getField("jobTitle")).isEmpty();
        assertThat(row.getField("createdAt")).isEqualTo("2026-01-01T00:00:00Z");
    }

    @Test
    void aSpreadsheetRunsNothingOfIt() {
        ReadModel.shared()
                .project(aUser().withCompany("=HYPERLINK(\"http://evil\")").build());

        assertThat(API.get("/users/export").response().body()).contains(",\"'=HYPERLINK(\"\"http://evil\"\")\",");
    }

    @Test
    void anEmptyCsvHasItsHeader() {
        assertThat(API.get("/users/export").response().body())
                .startsWith("id,firstName,lastName,")
                .endsWith("updatedAt\r\n");
        assertThat(API.get("/users/export?format=ndjson").response().body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            application/x-ndjson                      | application/x-ndjson;charset=UTF-8
            text/csv                                  | text/csv;charset=UTF-8
            text/*                                    | text/csv;charset=UTF-8
            */*                                       | text/csv;charset=UTF-8
            text/csv;q=0.5, application/x-ndjson      | application/x-ndjson;charset=UTF-8
            """)
    void theHeaderAcceptDecidesWhenNoFormatIsNamed(String accept, String type) {
        assertThat(API.get("/users/export", "Accept", accept).header("Content-Type"))
                .isEqualTo(type);
    }

    @Test
    void deletedPeopleAreNotExported() {
        ReadModel.shared()
                .project(aUser().withId("gone")
                        .deletedAt(Instant.parse("2026-01-02T00:00:00Z"))
                        .build());

        assertThat(API.get("/users/export?format=ndjson").response().body()).isEmpty();
    }

    @Test
    void aHeadRequestReadsNothing() {
        Answer answer = API.send(API.request("/users/export")
                .method("HEAD", BodyPublishers.noBody())
                .build());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
    }

    @Test
    void anExportThatBreaksOffDoesNotEndProperly() throws IOException {
        bigPeople();
        try (BreakableProxy network =
                        BreakableProxy.before(OpenSearchNode.shared().url());
                QueryApi api = QueryApi.startOver(network.url(), "--crm.export.page-size=20")) {
            network.cutAfter(3_000_000);

            assertThatThrownBy(() -> api.get("/users/export")).isInstanceOf(UncheckedIOException.class);
        }
    }

    @Test
    void nothingStaysHeldForAClientThatHasGone() throws IOException {
        bigPeople();
        try (Socket client = new Socket(API.url().getHost(), API.url().getPort())) {
            client.getOutputStream()
                    .write("GET /users/export HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            InputStream answer = client.getInputStream();
            assertThat(answer.readNBytes(1_000)).hasSize(1_000);
            assertThat(heldSnapshots()).isEqualTo(1);
        }

        await().atMost(Duration.ofSeconds(20)).until(() -> heldSnapshots() == 0);
    }

    /** Eighteen megabytes of people: more than lies in any buffer on the way. */
    private static void bigPeople() {
        List<SearchDocument> people = IntStream.range(0, 600)
                .mapToObj(i -> (SearchDocument) big(PEOPLE.get(i % PEOPLE.size()), "big-" + i))
                .toList();
        ReadModel.shared().index(people);
    }

    private static UserDocument big(UserDocument person, String id) {
        return new UserDocument(
                id,
                1,
                person.createdAt(),
                person.updatedAt(),
                null,
                person.firstName(),
                person.lastName(),
                person.email(),
                null,
                "https://example.com/" + "x".repeat(30_000),
                null,
                null,
                null,
                null,
                null,
                0,
                0,
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static int heldSnapshots() {
        return ReadModel.shared()
                .send("GET", "/_search/point_in_time/_all", "")
                .path("pits")
                .size();
    }
}
