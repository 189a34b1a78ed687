package dev.eventcrm.system;

import static dev.eventcrm.system.Fixtures.anEvent;
import static dev.eventcrm.system.Fixtures.unique;
import static dev.eventcrm.system.Fixtures.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.schema.api.UserView;
import dev.eventcrm.schema.document.SearchDocument;
import dev.eventcrm.schema.document.SearchIndex;
import dev.eventcrm.schema.document.UserDocument;
import dev.eventcrm.test.oracle.FilterTree;
import dev.eventcrm.test.oracle.GeneratedPeople;
import dev.eventcrm.test.oracle.Oracle;
import dev.eventcrm.test.oracle.Questions;
import dev.eventcrm.test.oracle.SimpleFilter;
import dev.eventcrm.test.oracle.SortOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** People who came in by commands are found as the oracle finds them: the same set, the same order, the same facets. */
class SearchEqualsOracleTest {
    private static final long SEED = 20261120;
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final RunningStack STACK = RunningStack.shared();
    private static final Api API = STACK.api();
    private static final List<UserDocument> PEOPLE = people();
    private static final List<String> IDS =
            PEOPLE.stream().map(UserDocument::id).toList();
    private static final Questions QUESTIONS = Questions.about(PEOPLE);

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void aFilterTreeFindsWhomTheOracleFinds(
            @ForAll("trees") FilterTree tree,
            @ForAll("sortOrders") SortOrder sort,
            @ForAll("facets") List<String> facets) {
        List<UserDocument> expected = Oracle.find(PEOPLE, tree::matches, sort);
        Map<String, Object> body = new HashMap<>();
        body.put("filter", Map.of("and", List.of(among(), tree.toJson())));
        body.put("sortBy", sort.toParameter());
        body.put("limit", 200);
        body.put("facets", facets);

        Answer answer = API.post("/users/search", body);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(users(answer.json())).as(tree.toString()).containsExactlyElementsOf(views(expected));
        for (String field : facets) {
            assertThat(MAPPER.treeToValue(answer.json().get("facets").get(field), Oracle.Facet.class))
                    .isEqualTo(Oracle.facet(expected, field, 20));
        }
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void queryParametersFindWhomTheOracleFindsPageByPage(
            @ForAll("simpleFilters") SimpleFilter filter, @ForAll("sortOrders") SortOrder sort) {
        List<UserDocument> expected = Oracle.find(PEOPLE, filter::matches, sort);
        // Repeated parameters are alternatives: a filter that names ids already is about these people anyway.
        boolean namesIds = filter.parameters().stream()
                .anyMatch(parameter -> parameter.name().equals("id"));
        String path = "/users/filter?limit=23&" + filter.toQueryString() + "&sort_by=" + sort.toParameter()
                + (namesIds ? "" : IDS.stream().map(id -> "&id=" + id).collect(Collectors.joining()));
        List<UserView> found = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = API.found(path + next).json();
            found.addAll(users(page));
            next = page.get("hasMore").asBoolean()
                    ? "&nextToken=" + page.get("nextToken").asString()
                    : "";
        } while (!next.isEmpty());

        assertThat(found).as(filter.toString()).containsExactlyElementsOf(views(expected));
    }

    private static Map<String, Object> among() {
        return Map.of("in", Map.of("field", "id", "values", IDS));
    }

    private static List<UserView> users(JsonNode page) {
        List<UserView> users = new ArrayList<>();
        page.get("users").forEach(user -> users.add(MAPPER.treeToValue(user, UserView.class)));
        return users;
    }

    private static List<UserView> views(List<UserDocument> people) {
        return people.stream().map(UserView::of).toList();
    }

    /** Creates people, events and participation over HTTP, and gives the people as the read model holds them then. */
    private static List<UserDocument> people() {
        Random random = new Random(SEED);
        List<String> ids = new ArrayList<>();
        for (UserDocument person : GeneratedPeople.population(random, 80)) {
            Map<String, Object> body = new HashMap<>(GeneratedPeople.toBody(person));
            String id = unique("p");
            body.put("id", id);
            body.put("email", id + "@example.com");
            API.created("/users", body);
            ids.add(id);
        }
        for (String event : GeneratedPeople.EVENTS) {
            List<String> hosts =
                    ids.stream().filter(_ -> random.nextInt(8) == 0).limit(20).toList();
            API.created(
                    "/events",
                    with(with(with(anEvent(ids.getFirst()), "hosts", hosts), "id", event), "maxCapacity", 20));
            for (String id : ids) {
                if (random.nextInt(3) == 0) {
                    API.created("/events/" + event + "/register", Map.of("userId", id, "waitlist", true));
                }
            }
            for (String id : ids) {
                String registration = "/events/" + event + "/registrations/" + id;
                switch (random.nextInt(6)) {
                    case 0 -> API.post(registration + "/check-in", "{}");
                    case 1 -> API.delete(registration);
                    default -> {}
                }
            }
        }
        STACK.awaitEqualReadModel();
        Map<String, SearchDocument> documents = STACK.readModel().documents(SearchIndex.USERS);
        return ids.stream().map(documents::get).map(UserDocument.class::cast).toList();
    }

    @Provide
    Arbitrary<FilterTree> trees() {
        return QUESTIONS.trees();
    }

    @Provide
    Arbitrary<SimpleFilter> simpleFilters() {
        return QUESTIONS.simpleFilters();
    }

    @Provide
    Arbitrary<SortOrder> sortOrders() {
        return QUESTIONS.sortOrders();
    }

    @Provide
    Arbitrary<List<String>> facets() {
        return QUESTIONS.facets();
    }
}
