package dev.eventcrm.query.analytics;

import static dev.eventcrm.query.LedgerRows.row;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.eventcrm.query.QueryApi;
import dev.eventcrm.query.QueryApi.Reply;
import dev.eventcrm.query.ReadModel;
import dev.eventcrm.schema.document.SearchIndex;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnalyticsExportTest {
    private static final QueryApi API = QueryApi.shared();

    @BeforeAll
    static void indexes() {
        ReadModel.shared().reset();
    }

    @BeforeEach
    void nothing() {
        ReadModel.shared().reset(SearchIndex.EMAILS, SearchIndex.REGISTRATIONS);
    }

    /** Planned and sent on one day, opened on the next, and clicked on the third. */
    private static Object[] opened(String source) {
        return new Object[] {
            "utmSource", source,
            "status", "sent",
            "at", "2026-03-01T12:00:00Z",
            "sentAt", "2026-03-01T12:00:00Z",
            "deliveredAt", "2026-03-01T12:00:01Z",
            "openedAt", "2026-03-02T09:00:00Z",
            "opens", 2,
            "clickedAt", "2026-03-03T09:01:00Z",
            "clicks", 1
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"?format=csv&groupBy=utmSource", "/export?groupBy=utmSource"})
    void isGivenAsCsvWithARowForEachGroup(String query) {
        ReadModel.shared().index(row("a", opened("=SUM(A1)")), row("b", opened("newsletter")), row("c"));

        Reply answer = API.get("/analytics" + query);

        assertThat(answer.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
        assertThat(answer.header("Content-Disposition")).isEqualTo("attachment; filename=\"analytics.csv\"");
        List<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(withoutMark(answer)).stream()
                .toList();
        assertThat(rows).map(one -> one.getField("utmSource")).containsExactly("", "'=SUM(A1)", "newsletter");
        assertThat(rows).map(one -> one.getField("recipients")).containsExactly("1", "1", "1");
        assertThat(rows).map(one -> one.getField("openRate")).containsExactly("", "1.0", "1.0");
    }

    @Test
    void isGivenAsCsvWithARowForEachTime() {
        ReadModel.shared().index(row("a", opened("newsletter")));

        List<NamedCsvRecord> rows =
                CsvReader.builder().ofNamedCsvRecord(withoutMark(API.get("/analytics/export?interval=day"))).stream()
                        .toList();

        assertThat(rows).map(one -> one.getField("at")).hasSize(3).first().isEqualTo("2026-03-01T00:00:00Z");
        assertThat(rows).map(one -> one.getField("opened")).containsExactly("0", "1", "0");
    }

    private static String withoutMark(Reply csv) {
        assertThat(csv.response().body()).startsWith("\uFEFF");
        return csv.response().body().substring(1);
    }
}
