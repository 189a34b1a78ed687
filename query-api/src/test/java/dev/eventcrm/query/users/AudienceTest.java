package dev.eventcrm.query.users;

import static dev.eventcrm.test.UserItemBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.query.QueryApi;
import dev.eventcrm.query.QueryApi.Reply;
import dev.eventcrm.query.ReadModel;
import dev.eventcrm.schema.document.SearchIndex;
import dev.eventcrm.schema.document.UserDocument;
import dev.eventcrm.test.oracle.GeneratedPeople;
import dev.eventcrm.test.oracle.Oracle;
import dev.eventcrm.test.oracle.SimpleFilter;
import dev.eventcrm.test.oracle.SortOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class AudienceTest {
    private static final QueryApi API = QueryApi.shared();
    private static final Instant LATER = Instant.parse("2026-02-01T00:00:00Z");

    @BeforeAll
    static void indexes() {
        ReadModel.shared().reset();
    }

    @BeforeEach
    void nobody() {
        ReadModel.shared().reset(SearchIndex.USERS);
        ReadModel.shared().send("DELETE", "/_search/point_in_time/_all", "");
    }

    private static void people(String... ids) {
        for (String id : ids) {
            ReadModel.shared()
                    .project(aUser().withId(id).withEmail(id + "@example.com").build());
        }
    }

    private static Reply freeze(String body) {
        Reply answer = API.post("/users/audience", body);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer;
    }

    private static Reply page(String cursor, int limit) {
        return page(cursor, limit, false);
    }

    private static Reply page(String cursor, int limit, boolean resume) {
        return API.post(
                "/users/audience/page",
                JsonMapper.shared().writeValueAsString(Map.of("cursor", cursor, "limit", limit, "resume", resume)));
    }

    private static String cursor(Reply answer) {
        return answer.body()
                .get(answer.body().has("cursor") ? "cursor" : "nextCursor")
                .stringValue();
    }

    private static List<String> readFrom(@Nullable String cursor, int limit) {
        List<String> ids = new ArrayList<>();
        while (cursor != null) {
            Reply page = page(cursor, limit);
            ids.addAll(page.each("users", "id"));
            cursor = page.body().get("nextCursor").stringValue(null);
        }
        return ids;
    }

    @Test
    void isEverybodyWhomTheFilterFindsInTheOrderOfTheirIds() {
        List<UserDocument> population = GeneratedPeople.population(new Random(11), 300);
        ReadModel.shared().index(population);
        SimpleFilter filter = new SimpleFilter(List.of(
                new SimpleFilter.Parameter("company", "techcorp"),
                new SimpleFilter.Parameter("eventsAttendedMin", "1")));
        List<String> expected =
                Oracle.find(population, filter::matches, new SortOrder(List.of(new SortOrder.Key("id", false))))
                        .stream()
                        .map(UserDocument::id)
                        .toList();

        Reply frozen = freeze("{\"filter\":{\"company\":\"TechCorp\",\"events_attended_min\":1}}");

        assertThat(frozen.body().get("total").longValue()).isEqualTo(expected.size());
        assertThat(readFrom(cursor(frozen), 17)).containsExactlyElementsOf(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"filter":{"company":"TechCorp","city":["Rome","Oslo"]}}                              | u1,u2
            {"filter":{"eq":{"field":"company","value":"techcorp"}}}                              | u1,u2,u3
            {"filter":{"q":"tech"}}                                                               | u1,u2,u3
            {"parameters":{"company":["Tech Corp","TechCorp"],"city":["Oslo"]}}                   | u2
            {"user_ids":["u3","u4","nobody"]}                                                     | u3,u4
            {"filter":{"company":"TechCorp"},"userIds":["u3","u4"]}                               | u3
            {"filter":{"company":"TechCorp"},"parameters":{"city":["Rome"]},"userIds":["u1"]}     | u1
            {"filter":{},"userIds":["u4"]}                                                        | u4
            {"filter":{"exists":{"field":"id"}}}                                                  | u1,u2,u3,u4
            {"filter":{"company":"Nobody Inc"}}                                                   |
            """)
    void isDescribedInEveryFormThatSearchTakes(String body, @Nullable String ids) {
        ReadModel.shared()
                .project(
                        aUser().withId("u1")
                                .withCompany("TechCorp")
                                .withCity("Rome")
                                .build(),
                        aUser().withId("u2")
                                .withCompany("TechCorp")
                                .withCity("Oslo")
                                .build(),
                        aUser().withId("u3")
                                .withCompany("TechCorp")
                                .withCity("Paris")
                                .build(),
                        aUser().withId("u4")
                                .withCompany("Other")
                                .withCity("Paris")
                                .build());

        Reply frozen = freeze(body);

        List<String> expected = ids == null ? List.of() : List.of(ids.split(","));
        assertThat(readFrom(cursor(frozen), 2)).containsExactlyElementsOf(expected);
        assertThat(frozen.body().get("total").longValue()).isEqualTo(expected.size());
    }

    @Test
    void staysAsItWasWhilePeopleAreEditedAddedAndDeleted() {
        people("u1", "u2", "u4");
        Reply frozen = freeze("{\"userIds\":[\"u1\",\"u2\",\"u3\",\"u4\"]}");
        Reply first = page(cursor(frozen), 1);

        people("u3");
        ReadModel.shared()
                .project(
                        aUser().withId("u2")
                                .atVersion(2)
                                .withEmail("new@example.com")
                                .build(),
                        aUser().withId("u4").atVersion(2).deletedAt(LATER).build());
        Reply second = page(cursor(first), 10);

        assertThat(first.each("users", "email")).containsExactly("u1@example.com");
        assertThat(second.each("users", "email")).containsExactly("u2@example.com", "u4@example.com");
    }

    @Test
    void everyPageCanBeReadAgainUntilTheEmptyOneThatEndsIt() {
        people("u1", "u2");
        String start = cursor(freeze("{\"userIds\":[\"u1\",\"u2\"]}"));
        Reply last = page(start, 2);

        assertThat(page(start, 2).body()).isEqualTo(last.body());
        assertThat(page(cursor(last), 2).body().get("nextCursor").isNull()).isTrue();
        assertThat(page(cursor(last), 2).each("users", "id")).isEmpty();
        assertThat(page(start, 2).status()).isEqualTo(410);
    }

    @Test
    void nothingIsHeldOnceItHasBeenRead() {
        people("u1", "u2", "u3");

        readFrom(cursor(freeze("{\"userIds\":[\"u1\",\"u2\",\"u3\"]}")), 2);

        assertThat(ReadModel.shared()
                        .send("GET", "/_search/point_in_time/_all", "")
                        .path("pits"))
                .isEmpty();
    }

    @Test
    void saysWhenItIsHeldNoLongerAndGoesOnWithThePeopleOfNow() {
        people("u1", "u3");
        Reply first = page(cursor(freeze("{\"filter\":{\"q\":\"alice\"}}")), 1);
        ReadModel.shared().send("DELETE", "/_search/point_in_time/_all", "");
        people("u0", "u2");

        Reply lost = page(cursor(first), 10);
        Reply resumed = page(cursor(first), 10, true);

        assertThat(lost.status()).isEqualTo(410);
        assertThat(lost.body().get("type").stringValue()).isEqualTo("urn:event-crm:problem:snapshot-gone");
        assertThat(lost.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(first.each("users", "id")).containsExactly("u1");
        assertThat(resumed.each("users", "id")).containsExactly("u2", "u3");
        assertThat(page(cursor(resumed), 10).body().get("nextCursor").isNull()).isTrue();
    }

    @Test
    void aNewIndexInThePlaceOfTheHeldOneIsALossToo() {
        people("u1");
        String cursor = cursor(freeze("{\"userIds\":[\"u1\"]}"));
        ReadModel.shared().reset(SearchIndex.USERS);

        assertThat(page(cursor, 1).status()).isEqualTo(410);
    }

    @Test
    void waitsForWhatTheConsistencyTokenNames() {
        people("u1");

        Reply answer = API.post(
                "/users/audience", "{\"userIds\":[\"u1\"]}", "Consistency-Token", "user:u1:7", "Prefer", "wait=0");

        assertThat(answer.status()).isEqualTo(503);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            []                                                            | #                     | must be an object
            {}                                                            | #                     | must say who is meant
            {"filter":{}}                                                 | #/filter              | must say who is meant
            {"filter":{},"parameters":{}}                                 | #/filter              | must say who is meant
            {"filter":"company=TechCorp"}                                 | #/filter              | must be an object
            {"filter":{"compny":"TechCorp"}}                              | #/filter/compny       | did you mean 'company'
            {"filter":{"exits":{"field":"id"}}}                           | #/filter/exits        | did you mean 'exists'
            {"filter":{"sortBy":"id"}}                                    | #/filter/sortBy       | is unknown
            {"filter":{"company":""}}                                     | #/filter/company      | must not be empty
            {"filter":{"company":[]}}                                     | #/filter/company      | must be a string or a whole number
            {"filter":{"company":null}}                                   | #/filter/company      | must be a string or a whole number
            {"filter":{"company":["A",{}]}}                               | #/filter/company      | must be a string or a whole number
            {"filter":{"eventsAttendedMin":"many"}}                       | #/filter/eventsAttendedMin | must be a whole number
            {"filter":{"events_attended_min":1.5}}                        | #/filter/events_attended_min | must be a string or a whole number
            {"filter":{"eventsAttendedMin":[1,2]}}                        | #/filter/eventsAttendedMin | must be given once
            {"filter":{"registeredFor":"no id"}}                          | #/filter/registeredFor | must be an event's id
            {"filter":{"company":"A","eq":{"field":"city","value":"B"}}}  | #/filter              | must be an object with one operator
            {"filter":{"eq":{"field":"nme","value":"B"}}}                 | #/filter/eq/field     | is unknown
            {"filter":{"and":[]}}                                         | #/filter/and          | must be an array
            {"parameters":{"company":["A"],"compny":["B"]}}               | #/parameters/compny   | did you mean 'company'
            {"userIds":[]}                                                | #/userIds             | must be an array of 1 to 1000
            {"userIds":"u1"}                                              | #/userIds             | must be an array of 1 to 1000
            {"userIds":["u1",2]}                                          | #/userIds/1           | must be 1 to 100 letters
            {"userIds":["u1"],"user_ids":["u1"]}                          | #/user_ids            | must not be given twice
            {"fliter":{"company":"A"}}                                    | #/fliter              | did you mean 'filter'
            """)
    void refusesWhatIsNoDescriptionOfPeople(String body, String pointer, String message) {
        Reply answer = API.post("/users/audience", body);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.wrongFields()).first().isEqualTo(pointer);
        assertThat(answer.body().at("/errors/0/message").stringValue()).contains(message);
    }

    @Test
    void refusesADescriptionThatACampaignCouldNotKeep() {
        String value = "x".repeat(400);
        String values = String.join(",", Collections.nCopies(300, "\"" + value + "\""));

        assertThat(API.post("/users/audience", "{\"filter\":{\"company\":[" + values + "]}}")
                        .wrongFields())
                .containsExactly("#");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                          | #/cursor
            {"cursor":1}                                | #/cursor
            {"cursor":""}                               | #/cursor
            {"cursor":"AAAA"}                           | #/cursor
            {"cursor":"no cursor!"}                     | #/cursor
            {"cursor":"CURSORx"}                        | #/cursor
            {"cursor":"CURSOR","limit":0}               | #/limit
            {"cursor":"CURSOR","limit":1001}            | #/limit
            {"cursor":"CURSOR","limit":"10"}            | #/limit
            {"cursor":"CURSOR","resume":"yes"}          | #/resume
            {"cursor":"CURSOR","size":3}                | #/size
            []                                          | #
            """)
    void refusesABrokenRequestForAPage(String body, String pointer) {
        people("u1");
        String cursor = cursor(freeze("{\"userIds\":[\"u1\"]}"));

        Reply answer = API.post("/users/audience/page", body.replace("CURSOR", cursor));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.wrongFields()).first().isEqualTo(pointer);
    }
}
