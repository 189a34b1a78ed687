package dev.eventcrm.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ApiDescriptionTest {
    private final JsonNode api =
            CommandApi.shared().get("/v3/api-docs").expect(200).json();

    record Described(String name, JsonNode operation) {}

    @Test
    void coversEveryCommand() {
        assertThat(operations())
                .extracting(Described::name)
                .containsExactlyInAnyOrder(
                        "post /users",
                        "post /users/batch",
                        "put /users/{id}",
                        "delete /users/{id}",
                        "post /events",
                        "put /events/{id}",
                        "delete /events/{id}",
                        "post /events/{eventId}/register",
                        "post /events/{eventId}/registrations/batch",
                        "delete /events/{eventId}/registrations/{userId}",
                        "post /events/{eventId}/registrations/{userId}/check-in",
                        "post /emails/send",
                        "post /emails/test",
                        "get /emails/test/{id}",
                        "post /campaigns/{id}/pause",
                        "post /campaigns/{id}/resume",
                        "post /campaigns/{id}/cancel",
                        "post /campaigns/{id}/retry-failed",
                        "put /suppressions/{address}",
                        "delete /suppressions/{address}",
                        "get /t/c/{token}",
                        "get /t/o/{token}",
                        "get /t/u/{token}",
                        "post /t/u/{token}",
                        "post /ses/notifications");
    }

    @Test
    void everyOperationSaysWhatItDoes() {
        assertThat(operations()).allSatisfy(described -> {
            assertThat(described.operation().path("summary").asString("")).isNotBlank();
            assertThat(described.operation().path("description").asString("")).isNotBlank();
        });
    }

    @Test
    void everyOperationTellsItsErrorsAsProblems() {
        assertThat(operations()).allSatisfy(described -> {
            JsonNode responses = described.operation().path("responses");
            assertThat(responses.propertyNames()).contains("500", "503").anyMatch(code -> code.matches("[23].."));
            for (Map.Entry<String, JsonNode> response : responses.properties()) {
                assertThat(response.getValue().path("description").asString("")).isNotBlank();
                if (response.getKey().matches("[45]..")) {
                    boolean isPage = described.name().contains("/t/")
                            && !response.getKey().equals("500");
                    assertThat(response.getValue().path("content").propertyNames())
                            .containsAnyOf(
                                    "application/problem+json", isPage ? "text/html" : "application/problem+json")
                            .hasSize(1);
                }
            }
        });
    }

    @Test
    void everyCommandSaysThatItRefusesWhatIsWrong() {
        assertThat(operations())
                .filteredOn(described -> !described.name().startsWith("get ")
                        && !described.name().contains("/t/")
                        && !described.name().contains("/ses/"))
                .allSatisfy(described -> assertThat(
                                described.operation().path("responses").propertyNames())
                        .contains("422", "406"));
    }

    @Test
    void everyBodyHasExamplesInNewAndOlderNamesThatAreJson() {
        List<Described> withBody = operations().stream()
                .filter(described ->
                        described.operation().at("/requestBody/content").has("application/json"))
                .toList();

        assertThat(withBody).hasSize(10).allSatisfy(described -> {
            JsonNode body = described.operation().at("/requestBody/content/application~1json");
            assertThat(body.path("schema").path("$ref").asString("")).isNotBlank();
            assertThat(body.path("examples").propertyNames()).contains("older").hasSizeGreaterThan(1);
            for (JsonNode example : body.path("examples")) {
                JsonNode value = example.path("value");
                assertThat(value.isObject()
                                || JsonMapper.shared()
                                        .readTree(value.asString())
                                        .isObject())
                        .isTrue();
            }
        });
    }

    @Test
    void tellsNothingOfVersionsWhereThereAreNone() {
        assertThat(operations())
                .filteredOn(described ->
                        described.name().contains("/t/") || described.name().contains("/ses/"))
                .hasSize(5)
                .allSatisfy(described -> assertThat(described.operation().toString())
                        .doesNotContain("Idempotency-Key", "ETag", "Consistency-Token"));
        assertThat(api.at("/paths/~1emails~1send/post/responses/202/headers").propertyNames())
                .contains("ETag", "Consistency-Token", "Location");
    }

    @Test
    void tellsOfBatchesThatTheirAnswersCarryATokenAndNoVersion() {
        assertThat(List.of("/users/batch", "/events/{eventId}/registrations/batch"))
                .allSatisfy(path -> assertThat(api.path("paths")
                                .path(path)
                                .at("/post/responses/200/headers")
                                .propertyNames())
                        .containsExactlyInAnyOrder("Consistency-Token", "Idempotency-Replayed"));
        assertThat(api.at("/components/schemas/CreateUsers/properties/users/items/$ref")
                        .asString(""))
                .endsWith("/CreateUser");
    }

    @Test
    void describesPartialFieldsAsTheirValues() {
        assertThat(api.at("/components/schemas/ChangeUser/properties/jobTitle/type"))
                .map(JsonNode::asString)
                .containsExactly("string", "null");
    }

    private List<Described> operations() {
        List<Described> operations = new ArrayList<>();
        api.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> operations.add(
                                new Described(operation.getKey() + " " + path.getKey(), operation.getValue()))));
        return operations;
    }
}
