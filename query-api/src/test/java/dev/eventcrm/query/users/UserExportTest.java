package dev.eventcrm.query.users;

import static dev.eventcrm.test.UserItemBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.eventcrm.query.BigPeople;
import dev.eventcrm.query.QueryApi;
import dev.eventcrm.query.QueryApi.Reply;
import dev.eventcrm.query.ReadModel;
import dev.eventcrm.schema.api.UserView;
import dev.eventcrm.schema.document.SearchIndex;
import dev.eventcrm.schema.document.UserDocument;
import dev.eventcrm.test.oracle.GeneratedPeople;
import dev.eventcrm.test.oracle.Oracle;
import dev.eventcrm.test.oracle.SimpleFilter;
import dev.eventcrm.test.oracle.SortOrder;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class UserExportTest {
    private static final QueryApi API = QueryApi.shared();

    /** Tells a spreadsheet that the file is UTF-8. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final List<UserDocument> PEOPLE = GeneratedPeople.population(new Random(7), 500);

    @BeforeAll
    static void indexes() {
        ReadModel.shared().reset();
    }

    private static void nobody() {
        ReadModel.shared().reset(SearchIndex.USERS);
    }

    @Test
    void holdsWhomTheListHoldsInItsOrder() {
        nobody();
        ReadModel.shared().index(PEOPLE);
        ReadModel.shared()
                .project(aUser().withId("gone")
                        .deletedAt(Instant.parse("2026-01-02T00:00:00Z"))
                        .build());
        SimpleFilter filter = new SimpleFilter(List.of(
                new SimpleFilter.Parameter("company", "techcorp"),
                new SimpleFilter.Parameter("eventsAttendedMin", "1")));
        SortOrder sort = new SortOrder(List.of(new SortOrder.Key("city", true)));
        Reply export = API.get("/users/export?format=ndjson&sortBy=-city&" + filter.toQueryString());

        assertThat(export.response()
                        .body()
                        .lines()
                        .map(line -> JsonMapper.shared().readValue(line, UserView.class)))
                .hasSizeGreaterThan(3 * QueryApi.EXPORT_PAGE)
                .containsExactlyElementsOf(Oracle.find(PEOPLE, filter::matches, sort).stream()
                        .map(UserView::of)
                        .toList());
    }

    @Test
    void aCsvReadBackGivesEveryFieldAsItWas() {
        nobody();
        UserDocument person = (UserDocument) ReadModel.document(aUser().withId("u1")
                .named("José \"Pepe\", Jr", "line\nbreak 🎉 שלום")
                .withCompany("=SUM(A1)")
                .withJobTitle(null)
                .build());
        ReadModel.shared().index(person);

        Reply export = API.get("/users/export?format=csv&spreadsheetSafe=false");

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
        nobody();
        ReadModel.shared()
                .project(aUser().withCompany("=HYPERLINK(\"http://evil\")").build());

        assertThat(API.get("/users/export").response().body()).contains(",\"'=HYPERLINK(\"\"http://evil\"\")\",");
    }

    @Test
    void anEmptyCsvHasItsHeader() {
        nobody();
        assertThat(API.get("/users/export").response().body())
                .startsWith(BYTE_ORDER_MARK + "id,firstName,lastName,")
                .endsWith("updatedAt\r\n");
        assertThat(API.get("/users/export?spreadsheetSafe=false").response().body())
                .startsWith("id,firstName,lastName,");
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
        nobody();
        ReadModel.shared()
                .project(aUser().withId("gone")
                        .deletedAt(Instant.parse("2026-01-02T00:00:00Z"))
                        .build());

        assertThat(API.get("/users/export?format=ndjson").response().body()).isEmpty();
    }

    @Test
    void aHeadRequestReadsNothing() {
        Reply answer = API.send(API.request("/users/export")
                .method("HEAD", BodyPublishers.noBody())
                .build());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
    }

    @Test
    void nothingStaysHeldForAClientThatHasGone() throws IOException {
        ReadModel.shared().index(BigPeople.eighteenMegabytes());
        try (Socket client = new Socket(API.url().getHost(), API.url().getPort())) {
            client.getOutputStream()
                    .write("GET /users/export HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            InputStream answer = client.getInputStream();
            assertThat(answer.readNBytes(1_000)).hasSize(1_000);
            assertThat(heldSnapshots()).isEqualTo(1);
        }

        await().until(() -> heldSnapshots() == 0);
    }

    private static int heldSnapshots() {
        return ReadModel.shared()
                .send("GET", "/_search/point_in_time/_all", "")
                .path("pits")
                .size();
    }
}
