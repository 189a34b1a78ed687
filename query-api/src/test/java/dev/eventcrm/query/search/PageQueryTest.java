package dev.eventcrm.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.http.AcceptedNames;
import dev.eventcrm.query.search.Filter.Bound;
import dev.eventcrm.schema.document.SearchIndex;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.opensearch.client.opensearch.core.SearchRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PageQueryTest {
    private static final SearchField COMPANY =
            SearchField.text("company", "c", "c").withFacet();
    private static final SearchField ATTENDED = SearchField.count("attendedEventCount", "eventsAttended", "a", "1");
    private static final SearchField CREATED = SearchField.time("createdAt", "c");
    private static final FieldTable TABLE = new FieldTable(
            SearchIndex.USERS,
            AcceptedNames.USER_SEARCH,
            "company",
            List.of(SearchField.ID, COMPANY, ATTENDED, CREATED));
    private static final Filter FILTER = new Filter.And(List.of(
            new Filter.AnyOf(COMPANY, List.of(new Value.Text("TechCorp"))),
            new Filter.Not(new Filter.Exists(CREATED)),
            new Filter.Words(new Value.Text("alice \"OR\" te"))));

    private static SearchRequest request(Search search) {
        return PageQuery.of(search, new ShardPreference("copy"));
    }

    private static JsonNode json(Filter filter) {
        return JsonMapper.shared()
                .readTree(request(new Search(SearchIndex.USERS, filter, Sort.byDefault(TABLE), 20, null, List.of()))
                        .toJsonString());
    }

    @Test
    void nothingIsScored() {
        JsonNode query = json(FILTER).get("query");

        assertThat(query.propertyNames()).containsExactly("bool");
        assertThat(query.get("bool").propertyNames()).containsExactly("filter");
        assertThat(query.get("bool").get("filter").size()).isEqualTo(3);
    }

    @Test
    void theTotalIsExactAndNoPartIsTakenForTheWhole() {
        SearchRequest request =
                request(new Search(SearchIndex.USERS, FILTER, Sort.byDefault(TABLE), 20, null, List.of()));

        assertThat(json(FILTER).get("track_total_hits").booleanValue()).isTrue();
        assertThat(request.allowPartialSearchResults()).isFalse();
    }

    @Test
    void tombstonesAreHiddenByTheAlias() {
        assertThat(request(new Search(SearchIndex.USERS, FILTER, Sort.byDefault(TABLE), 20, null, List.of()))
                        .index())
                .containsExactly("users");
    }

    @Test
    void oneDocumentMoreThanThePageTellsWhetherThereIsAnother() {
        assertThat(json(FILTER).get("size").intValue()).isEqualTo(21);
    }

    @Test
    void theSameCopyIsAskedThatWasWaitedFor() {
        assertThat(request(new Search(SearchIndex.USERS, FILTER, Sort.byDefault(TABLE), 20, null, List.of()))
                        .preference())
                .isEqualTo("copy");
    }

    @Test
    void theIdDecidesBetweenEqualsAndMissingValuesComeLast() {
        assertThat(json(FILTER).get("sort").toString())
                .isEqualTo("[{\"company\":{\"missing\":\"_last\",\"order\":\"asc\"}},"
                        + "{\"id\":{\"missing\":\"_last\",\"order\":\"asc\"}}]");
    }

    @Test
    void whatAPersonTypesIsNeverParsedAsAQuery() {
        assertThat(json(FILTER).at("/query/bool/filter/2").toString())
                .isEqualTo(
                        "{\"match_bool_prefix\":{\"words\":{\"operator\":\"and\",\"query\":\"alice \\\"OR\\\" te\"}}}");
    }

    @Test
    void anInstantKeepsItsMillisecondsSoThatOpenSearchDoesNotRoundIt() {
        Value second = new Value.Time(Instant.parse("2026-01-01T00:00:00Z"));

        assertThat(json(new Filter.AnyOf(CREATED, List.of(second))).toString())
                .contains("\"gte\":\"2026-01-01T00:00:00.000Z\"", "\"lte\":\"2026-01-01T00:00:00.000Z\"");
    }

    @Test
    void anInstantFinerThanMillisecondsMovesNoEnd() {
        Value fine = new Value.Time(Instant.parse("2026-01-01T00:00:00.000000001Z"));

        assertThat(json(new Filter.Range(CREATED, new Bound(fine, true), null)).toString())
                .contains("\"gte\":\"2026-01-01T00:00:00.001Z\"");
        assertThat(json(new Filter.Range(CREATED, new Bound(fine, false), null)).toString())
                .contains("\"gt\":\"2026-01-01T00:00:00.000Z\"");
        assertThat(json(new Filter.Range(CREATED, null, new Bound(fine, true))).toString())
                .contains("\"lte\":\"2026-01-01T00:00:00.000Z\"");
        assertThat(json(new Filter.Range(CREATED, null, new Bound(fine, false))).toString())
                .contains("\"lt\":\"2026-01-01T00:00:00.001Z\"");
    }

    @Test
    void aPageContinuesAfterAPositionWithMissingValues() {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(null);
        values.add("u1");
        Search search =
                new Search(SearchIndex.USERS, FILTER, Sort.byDefault(TABLE), 20, new Position(values), List.of());

        assertThat(JsonMapper.shared()
                        .readTree(request(search).toJsonString())
                        .get("search_after")
                        .toString())
                .isEqualTo("[null,\"u1\"]");
    }

    @Test
    void facetsComeInTheSameRequest() {
        Search search =
                new Search(SearchIndex.USERS, FILTER, Sort.byDefault(TABLE), 20, null, List.of(new Facet(COMPANY, 5)));

        assertThat(JsonMapper.shared()
                        .readTree(request(search).toJsonString())
                        .get("aggregations")
                        .toString())
                .isEqualTo(
                        "{\"company\":{\"aggregations\":{\"spellings\":{\"terms\":{\"field\":\"company.raw\",\"size\":1}}},"
                                + "\"terms\":{\"field\":\"company\",\"size\":5}}}");
    }
}
