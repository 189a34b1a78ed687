package dev.eventcrm.query.users;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.query.QueryApi;
import dev.eventcrm.query.QueryApi.Reply;
import dev.eventcrm.query.ReadModel;
import dev.eventcrm.schema.api.UserView;
import dev.eventcrm.schema.document.SearchDocument;
import dev.eventcrm.schema.document.SearchIndex;
import dev.eventcrm.schema.document.UserDocument;
import dev.eventcrm.test.UserItemBuilder;
import dev.eventcrm.test.oracle.FilterTree;
import dev.eventcrm.test.oracle.GeneratedPeople;
import dev.eventcrm.test.oracle.Oracle;
import dev.eventcrm.test.oracle.Questions;
import dev.eventcrm.test.oracle.SimpleFilter;
import dev.eventcrm.test.oracle.SortOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The law: whatever is asked about whatever people, the answer is what looking at each of them gives. */
class SearchEqualsOracleTest {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final QueryApi API = QueryApi.shared();
    private static final ReadModel READ_MODEL = ReadModel.shared();

    record TreeQuestion(FilterTree tree, SortOrder sort, int limit, List<String> facets, int facetSize) {}

    record SimpleQuestion(SimpleFilter filter, SortOrder sort, int limit) {}

    record Inquiry<Q>(List<UserDocument> people, List<Q> questions) {
        @Override
        public String toString() {
            return people.size() + " people, " + questions;
        }
    }

    @Provide
    Arbitrary<Inquiry<TreeQuestion>> treeInquiries() {
        return GeneratedPeople.populations(1, 120).flatMap(people -> {
            Questions questions = Questions.about(people);
            return Combinators.combine(
                            questions.trees(),
                            questions.sortOrders(),
                            Arbitraries.integers().between(3, 200),
                            questions.facets(),
                            Arbitraries.of(1, 2, 20))
                    .as(TreeQuestion::new)
                    .list()
                    .ofSize(20)
                    .map(asked -> new Inquiry<>(people, asked));
        });
    }

    @Provide
    Arbitrary<Inquiry<SimpleQuestion>> simpleInquiries() {
        return GeneratedPeople.populations(1, 120).flatMap(people -> {
            Questions questions = Questions.about(people);
            return Combinators.combine(
                            questions.simpleFilters(),
                            questions.sortOrders(),
                            Arbitraries.integers().between(3, 200))
                    .as(SimpleQuestion::new)
                    .list()
                    .ofSize(20)
                    .map(asked -> new Inquiry<>(people, asked));
        });
    }

    /** 8 populations with 20 trees each. */
    @Property(tries = 8, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void aFilterTreeFindsWhomTheOracleFindsInItsOrderWithItsFacets(
            @ForAll("treeInquiries") Inquiry<TreeQuestion> inquiry) {
        fill(inquiry.people());
        for (TreeQuestion question : inquiry.questions()) {
            List<UserDocument> expected = Oracle.find(inquiry.people(), question.tree()::matches, question.sort());

            List<JsonNode> pages = pagesOf(question);

            assertThat(users(pages)).as(question.toString()).containsExactlyElementsOf(views(expected));
            assertThat(pages).allSatisfy(page -> {
                assertThat(page.get("total").intValue()).isEqualTo(expected.size());
                for (String field : question.facets()) {
                    assertThat(MAPPER.treeToValue(page.get("facets").get(field), Oracle.Facet.class))
                            .isEqualTo(Oracle.facet(expected, field, question.facetSize()));
                }
            });
        }
    }

    /** 8 populations with 20 filters each. */
    @Property(tries = 8, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void queryParametersListAndExportWhomTheOracleFindsInItsOrder(
            @ForAll("simpleInquiries") Inquiry<SimpleQuestion> inquiry) {
        fill(inquiry.people());
        for (SimpleQuestion question : inquiry.questions()) {
            String query = question.filter().toQueryString() + "&sortBy="
                    + QueryApi.encoded(question.sort().toParameter());
            List<UserView> expected = views(Oracle.find(inquiry.people(), question.filter()::matches, question.sort()));

            assertThat(users(pagesOf("/users?" + query + "&limit=" + question.limit())))
                    .as(question.toString())
                    .containsExactlyElementsOf(expected);
            assertThat(API.get("/users/export?format=ndjson&" + query)
                            .response()
                            .body()
                            .lines())
                    .as("export of " + question)
                    .map(line -> MAPPER.readValue(line, UserView.class))
                    .containsExactlyElementsOf(expected);
        }
    }

    /** Those who are there all the time stand on exactly one page each, whoever else comes meanwhile. */
    @Property(tries = 5, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void pagesHaveNeitherGapNorRepeatWhilePeopleAreBeingInserted(
            @ForAll("simpleInquiries") Inquiry<SimpleQuestion> inquiry,
            @ForAll("newcomers") List<UserDocument> newcomers) {
        fill(inquiry.people());
        SimpleQuestion question = inquiry.questions().getFirst();
        String query = question.filter().toQueryString() + "&sortBy="
                + QueryApi.encoded(question.sort().toParameter()) + "&limit=7";
        List<String> seen = new ArrayList<>();
        List<UserDocument> waiting = new ArrayList<>(newcomers);
        String token = null;
        do {
            Reply page = API.get("/users?" + query + (token == null ? "" : "&nextToken=" + token));
            seen.addAll(page.each("users", "id"));
            token = page.body().get("nextToken").stringValue(null);
            if (!waiting.isEmpty()) {
                READ_MODEL.index(waiting.removeLast());
            }
        } while (token != null);

        List<String> newcomerIds = newcomers.stream().map(UserDocument::id).toList();
        assertThat(seen).doesNotHaveDuplicates();
        assertThat(seen.stream().filter(id -> !newcomerIds.contains(id)))
                .containsExactlyElementsOf(
                        Oracle.find(inquiry.people(), question.filter()::matches, question.sort()).stream()
                                .map(UserDocument::id)
                                .toList());
    }

    @Provide
    Arbitrary<List<UserDocument>> newcomers() {
        return Arbitraries.longs().map(seed -> {
            Random random = new Random(seed);
            List<UserDocument> people = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                people.add(GeneratedPeople.person(random, (random.nextBoolean() ? "U" : "u") + "-new-" + i));
            }
            return people;
        });
    }

    /** Tombstones are there too, and must never be found. */
    private static void fill(List<UserDocument> people) {
        READ_MODEL.reset(SearchIndex.USERS);
        List<SearchDocument> documents = new ArrayList<>(people);
        documents.add(ReadModel.document(UserItemBuilder.aUser()
                .withId("gone")
                .deletedAt(Instant.parse("2026-01-02T00:00:00Z"))
                .build()));
        READ_MODEL.index(documents);
    }

    private static List<JsonNode> pagesOf(TreeQuestion question) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("filter", question.tree().toJson());
        body.put("sortBy", question.sort().toParameter());
        body.put("limit", question.limit());
        body.put(
                "facets",
                question.facets().stream()
                        .map(field -> Map.of("field", field, "size", question.facetSize()))
                        .toList());
        List<JsonNode> pages = new ArrayList<>();
        String token = null;
        do {
            if (token != null) {
                body.put("nextToken", token);
            }
            token = add(API.post("/users/search", MAPPER.writeValueAsString(body)), pages);
        } while (token != null);
        return pages;
    }

    private static List<JsonNode> pagesOf(String address) {
        List<JsonNode> pages = new ArrayList<>();
        String token = null;
        do {
            token = add(API.get(address + (token == null ? "" : "&nextToken=" + token)), pages);
        } while (token != null);
        return pages;
    }

    private static @Nullable String add(Reply answer, List<JsonNode> pages) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        JsonNode page = answer.body();
        pages.add(page);
        String token = page.get("nextToken").stringValue(null);
        assertThat(page.get("hasMore").booleanValue()).isEqualTo(token != null);
        assertThat(page.get("count").intValue()).isEqualTo(page.get("users").size());
        return token;
    }

    private static List<UserView> users(List<JsonNode> pages) {
        List<UserView> users = new ArrayList<>();
        for (JsonNode page : pages) {
            page.get("users").forEach(user -> users.add(MAPPER.treeToValue(user, UserView.class)));
        }
        return users;
    }

    private static List<UserView> views(List<UserDocument> people) {
        return people.stream().map(UserView::of).toList();
    }
}
