package dev.eventcrm.query.users;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.query.QueryApi;
import dev.eventcrm.query.QueryApi.Reply;
import dev.eventcrm.query.ReadModel;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadSearchBodyTest {
    private static final QueryApi API = QueryApi.shared();

    @BeforeAll
    static void nobody() {
        ReadModel.shared().reset();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"filter":{"eq":{"field":"compny","value":"x"}}}      | #/filter/eq/field | names 'compny', which is unknown; did you mean 'company'?
            {"filter":{"equal":{"field":"company","value":"x"}}}  | #/filter/equal    | is unknown; known are and, or
            {"filter":{"eqq":{"field":"company","value":"x"}}}    | #/filter/eqq      | is unknown; did you mean 'eq'?
            {"filter":{"eq":{"field":"company","value":1}}}       | #/filter/eq/value | must be a string of 1 to 500 characters, not '1'
            {"filter":{"eq":{"field":"company","value":""}}}      | #/filter/eq/value | must be a string of 1 to 500 characters
            {"filter":{"eq":{"field":"company","value":null}}}    | #/filter/eq/value | must be a string of 1 to 500 characters
            {"filter":{"eq":{"field":"company","value":"\\ud800"}}} | #/filter/eq/value | must be a string of 1 to 500 characters
            {"filter":{"eq":{"field":"attendedEventCount","value":"1"}}} | #/filter/eq/value | must be a whole number
            {"filter":{"eq":{"field":"attendedEventCount","value":1.0}}} | #/filter/eq/value | must be a whole number
            {"filter":{"eq":{"field":"createdAt","value":"2026-01-01"}}} | #/filter/eq/value | must be an instant with its zone
            {"filter":{"eq":{"field":"createdAt","value":1767225600}}} | #/filter/eq/value | must be an instant with its zone
            {"filter":{"eq":{"field":"company"}}}                 | #/filter/eq/value | is missing
            {"filter":{"eq":{"field":"company","value":"x","boost":2}}} | #/filter/eq/boost | is unknown
            {"filter":{"eq":"company"}}                           | #/filter/eq       | must be an object with field, value
            {"filter":{"eq":{"field":7,"value":"x"}}}             | #/filter/eq/field | must be the name of a field
            {"filter":{"eq":{"field":"words","value":"x"}}}       | #/filter/eq/field | names 'words', which is unknown
            {"filter":{"in":{"field":"company","values":[]}}}     | #/filter/in/values | must be an array of 1 to 1000 values
            {"filter":{"in":{"field":"company","values":["a",2]}}} | #/filter/in/values/1 | must be a string
            {"filter":{"range":{"field":"attendedEventCount"}}}   | #/filter/range    | must have a bound: gt, gte, lt or lte
            {"filter":{"range":{"field":"company","gt":"a"}}}     | #/filter/range/field | must be a count or a time: hostedEventCount
            {"filter":{"range":{"field":"attendedEventCount","gt":1,"gte":1}}} | #/filter/range/gt | must not be given beside gte
            {"filter":{"range":{"field":"attendedEventCount","gte":5,"lte":3}}} | #/filter/range | must not begin above its end
            {"filter":{"range":{"field":"createdAt","gte":"2026-01-01T10:00:00"}}} | #/filter/range/gte | must be an instant with its zone
            {"filter":{"prefix":{"field":"attendedEventCount","value":"1"}}} | #/filter/prefix/field | must be a text: id, firstName
            {"filter":{"participation":{"event":"e1","as":"guest"}}} | #/filter/participation/as | must be one of registered, waitlisted, checkedIn, host
            {"filter":{"participation":{"event":"e 1","as":"host"}}} | #/filter/participation/event | must be an event's id
            {"filter":{"and":[]}}                                 | #/filter/and      | must be an array of one or more filters
            {"filter":{"or":{}}}                                  | #/filter/or       | must be an array of one or more filters
            {"filter":{"not":[]}}                                 | #/filter/not      | must be an object with one operator
            {"filter":{}}                                         | #/filter          | must be an object with one operator
            {"filter":{"eq":{"field":"id","value":"a"},"not":{}}} | #/filter          | must be an object with one operator
            {"filter":"company:TechCorp"}                         | #/filter          | must be an object with one operator
            {"filter":{"a/b~c":{}}}                               | #/filter/a~1b~0c  | is unknown
            {"filters":{}}                                        | #/filters         | is unknown; did you mean 'filter'?
            {"sort":"id","sort_by":"id"}                          | #/sort_by         | must not be given beside #/sort
            {"sort":[1]}                                          | #/sort            | must be field names
            {"sortBy":["-foo"]}                                   | #/sortBy          | names 'foo', which is unknown
            {"limit":0}                                           | #/limit           | must be a whole number from 1 to 200
            {"limit":"20"}                                        | #/limit           | must be a whole number from 1 to 200
            {"limit":201}                                         | #/limit           | must be a whole number from 1 to 200
            {"nextToken":5}                                       | #/nextToken       | must be a string
            {"next_token":"abc"}                                  | #/next_token      | is damaged
            {"q":""}                                              | #/q               | must be a string of 1 to 500 characters
            {"facets":"company"}                                  | #/facets          | must be an array
            {"facets":["email"]}                                  | #/facets/0        | must be one of gender, jobTitle, company, city, state
            {"facets":["city","city"]}                            | #/facets/1        | must not name a field twice
            {"facets":[{"field":"city","size":1001}]}             | #/facets/0/size   | must be a whole number from 1 to 1000
            []                                                    | #                 | must be an object with filter
            """)
    void namesThePlaceAndWhatWouldBeRight(String body, String pointer, String message) {
        Reply answer = API.post("/users/search", body);

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(422);
        assertThat(answer.wrongFields()).containsExactly(pointer);
        assertThat(answer.body().get("errors").get(0).get("message").stringValue())
                .startsWith(message);
    }

    @Test
    void tellsAllErrorsAtOnce() {
        Reply answer = API.post("/users/search?company=x", """
                {"filter": {"and": [
                    {"eq": {"field": "compny", "value": "x"}},
                    {"or": [{"exists": {"field": "company"}}, {"like": 1}]}]},
                 "limit": 0}""");

        assertThat(answer.wrongFields())
                .containsExactly("company", "#/filter/and/0/eq/field", "#/filter/and/1/or/1/like", "#/limit");
    }

    @Test
    void refusesATreeOfFiftyLevels() {
        String leaf = "{\"exists\":{\"field\":\"company\"}}";
        String tree = "{\"not\":".repeat(49) + leaf + "}".repeat(49);

        Reply answer = API.post("/users/search", "{\"filter\":" + tree + "}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().get("detail").stringValue()).endsWith("must not be nested deeper than 10 levels.");
    }

    @Test
    void takesATreeOfTenLevels() {
        String tree = "{\"not\":".repeat(9) + "{\"exists\":{\"field\":\"company\"}}" + "}".repeat(9);

        assertThat(API.post("/users/search", "{\"filter\":" + tree + "}").status())
                .isEqualTo(200);
    }

    @Test
    void refusesMoreThanTwoHundredNodes() {
        Reply answer = API.post("/users/search", "{\"filter\":{\"or\":" + repeated(200) + "}}");

        assertThat(answer.body().get("detail").stringValue()).startsWith("filter must not have more than 200 nodes");
        assertThat(API.post("/users/search", "{\"filter\":{\"or\":" + repeated(199) + "}}")
                        .status())
                .isEqualTo(200);
    }

    private static String repeated(int times) {
        return IntStream.range(0, times)
                .mapToObj(_ -> "{\"exists\":{\"field\":\"company\"}}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    @Test
    void refusesMoreThanAThousandValues() {
        String values =
                IntStream.range(0, 1_001).mapToObj(i -> "\"" + i + "\"").collect(Collectors.joining(",", "[", "]"));

        assertThat(API.post("/users/search", "{\"filter\":{\"in\":{\"field\":\"company\",\"values\":" + values + "}}}")
                        .wrongFields())
                .containsExactly("#/filter/in/values");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"limit\": 5,}",
                "{'limit': 5}",
                "{\"limit\": 5} x",
                "{\"limit\": 5, \"limit\": 6}",
                "\u0000",
                ""
            })
    void refusesWhatIsNotJson(String body) {
        Reply answer = API.post("/users/search", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().get("type").stringValue()).isEqualTo("urn:event-crm:problem:unreadable-body");
    }

    @Test
    void tellsWhereJsonIsBroken() {
        assertThat(API.post("/users/search", "{\n  \"limit\": oops\n}")
                        .body()
                        .get("detail")
                        .stringValue())
                .contains("Unrecognized token 'oops'", "(line 2, column ");
    }

    @Test
    void refusesBracketsWithoutEnd() {
        assertThat(API.post("/users/search", "[".repeat(100_000)).status()).isEqualTo(400);
    }

    @Test
    void refusesABodyOfTenMegabytesAndLetsItsSenderReadWhy() {
        Reply answer = API.post("/users/search", "{\"q\":\"" + "x".repeat(10 * 1024 * 1024) + "\"}");

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.body().get("detail").stringValue()).contains("1048576");
    }

    @Test
    void refusesABodyOfUnknownLengthThatTurnsOutTooLarge() {
        byte[] large = new byte[2 * 1024 * 1024];
        Reply answer = API.send(API.request("/users/search", "Content-Type", "application/json")
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(large)))
                .build());

        assertThat(answer.status()).isEqualTo(413);
    }

    @Test
    void refusesOtherMediaTypes() {
        Reply answer = API.send(API.request("/users/search", "Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("company=TechCorp"))
                .build());

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.body().get("detail").stringValue())
                .isEqualTo("The body must be application/json, not 'application/x-www-form-urlencoded'.");
    }
}
