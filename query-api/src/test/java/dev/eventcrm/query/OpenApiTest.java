package dev.eventcrm.query;

import static dev.eventcrm.test.EventItemBuilder.anEvent;
import static dev.eventcrm.test.UserItemBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.query.QueryApi.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The document says what the API does: whoever follows its examples is answered. */
class OpenApiTest {
    private static final QueryApi API = QueryApi.shared();
    private static final JsonNode DOCUMENT = API.get("/v3/api-docs").body();

    private record Documented(String path, String method, JsonNode operation) {
        @Override
        public String toString() {
            return method + " " + path;
        }

        List<JsonNode> parametersIn(String place) {
            List<JsonNode> parameters = new ArrayList<>();
            operation.path("parameters").forEach(parameter -> {
                if (parameter.get("in").stringValue().equals(place)) {
                    parameters.add(parameter);
                }
            });
            return parameters;
        }
    }

    private static List<Documented> operations() {
        List<Documented> operations = new ArrayList<>();
        DOCUMENT.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method ->
                                operations.add(new Documented(path.getKey(), method.getKey(), method.getValue()))));
        return operations;
    }

    @BeforeAll
    static void whatTheExamplesName() {
        ReadModel.shared().reset();
        ReadModel.shared()
                .project(
                        aUser().withId("user-id-123").build(),
                        anEvent().withId("summer-party").build());
    }

    @Test
    void listsEveryAddress() {
        assertThat(operations())
                .map(Documented::toString)
                .containsExactlyInAnyOrder(
                        "get /users",
                        "get /users/filter",
                        "post /users/search",
                        "get /users/export",
                        "get /users/{id}",
                        "get /users/{id}/registrations",
                        "get /suppressions",
                        "get /suppressions/{address}",
                        "get /events",
                        "get /events/{id}",
                        "get /events/slug/{slug}",
                        "get /events/{id}/registrations",
                        "get /campaigns",
                        "get /campaigns/{id}",
                        "get /emails/analytics",
                        "get /emails/analytics/export",
                        "get /analytics",
                        "get /analytics/export");
    }

    @Test
    void everyOperationIsDescribedWithItsErrors() {
        assertThat(operations()).allSatisfy(documented -> {
            JsonNode operation = documented.operation();
            assertThat(operation.get("summary").stringValue()).isNotBlank();
            assertThat(operation.get("description").stringValue()).isNotBlank();
            assertThat(operation.get("responses").propertyNames()).contains("200", "406", "422", "500", "503");
            if (documented.path().contains("{")) {
                assertThat(operation.get("responses").propertyNames()).contains("404");
            }
            if (documented.method().equals("post")) {
                assertThat(operation.get("responses").propertyNames()).contains("400", "413", "415");
            }
            JsonNode problem =
                    operation.get("responses").get("422").get("content").get("application/problem+json");
            assertThat(problem.get("schema").get("$ref").stringValue()).isEqualTo("#/components/schemas/Problem");
            assertThat(problem.get("examples")
                            .get("invalid")
                            .get("value")
                            .get("status")
                            .intValue())
                    .isEqualTo(422);
        });
    }

    @Test
    void everyParameterHasADescriptionAndOnlyThoseOfThePathAnExample() {
        assertThat(operations())
                .allSatisfy(documented -> assertThat(documented.operation().path("parameters"))
                        .allSatisfy(parameter -> {
                            assertThat(parameter.get("description").stringValue())
                                    .isNotBlank();
                            boolean isInPath = parameter.get("in").stringValue().equals("path");
                            // Pages that try an operation fill an example in, and would send it.
                            assertThat(parameter.has("example"))
                                    .as(parameter.toString())
                                    .isEqualTo(isInPath);
                            assertThat(parameter.get("schema").has("type")).isTrue();
                        }));
    }

    @Test
    void everyOperationTakesTheConsistencyHeaders() {
        assertThat(operations())
                .allSatisfy(documented -> assertThat(documented.parametersIn("header"))
                        .map(header -> header.get("name").stringValue())
                        .contains("Consistency-Token", "Prefer"));
    }

    @Test
    void everyExampleOfAQueryParameterIsAccepted() {
        for (Documented documented : operations()) {
            for (JsonNode parameter : documented.parametersIn("query")) {
                String name = parameter.get("name").stringValue();
                String value = parameter.get("x-example").asString();
                String address = documented
                                .path()
                                .replace("/users/{id}", "/users/user-id-123")
                                .replace("/events/{id}", "/events/summer-party")
                                .replace("/campaigns/{id}", "/campaigns/c1")
                        + "?" + name + "=" + QueryApi.encoded(value);

                Reply answer = API.get(address);

                // A cursor cannot be made up.
                assertThat(answer.status()).as(address).isEqualTo(name.equals("nextToken") ? 422 : 200);
            }
        }
    }

    @Test
    void everyExampleOfABodyIsAccepted() {
        JsonNode examples = DOCUMENT.at("/paths/~1users~1search/post/requestBody/content/application~1json/examples");

        assertThat(examples.size()).isPositive();
        for (Map.Entry<String, JsonNode> example : examples.properties()) {
            Reply answer =
                    API.post("/users/search", example.getValue().get("value").toString());
            assertThat(answer.status()).as(example.getKey()).isEqualTo(200);
        }
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        assertThat(DOCUMENT.findValues("$ref"))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                DOCUMENT.at(reference.stringValue().substring(1))
                                        .isMissingNode())
                        .as(reference.stringValue())
                        .isFalse());
    }

    @Test
    void theFilterTreeNamesTheFieldsThatThereAre() {
        assertThat(DOCUMENT.at("/components/schemas/UserFilter/properties/eq/properties/field/enum")
                        .toString())
                .contains("\"company\"", "\"attendedEventCount\"")
                .doesNotContain("waitlisted");
    }
}
