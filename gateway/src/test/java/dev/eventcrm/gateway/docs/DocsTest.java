package dev.eventcrm.gateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.gateway.GatewayOverHttp;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DocsTest extends GatewayOverHttp {

    @BeforeEach
    void theServicesDescribeThemselves() {
        COMMANDS.answers(200, "application/json", """
                {"openapi":"3.1.0","info":{"title":"Commands","version":"v0"},
                 "servers":[{"url":"http://127.0.0.1:8081"}],
                 "paths":{
                   "/users":{"post":{"operationId":"create","summary":"Create a person"}},
                   "/users/{id}":{"put":{"operationId":"change"},"delete":{"operationId":"delete"}},
                   "/actuator":{"get":{"operationId":"links"}}}}
                """);
        QUERIES.answers(200, "application/json", """
                {"openapi":"3.1.0","info":{"title":"Queries","version":"v0"},
                 "servers":[{"url":"http://127.0.0.1:8082"}],
                 "paths":{
                   "/users/{id}":{"get":{"operationId":"byId","summary":"One person"}},
                   "/users/search":{"post":{"operationId":"search"}},
                   "/users":{"post":{"operationId":"neverReached"}}}}
                """);
    }

    @Test
    void showsTheOperationsOfBothApisInOneDocument() {
        JsonNode document = json(get("/docs/openapi.json"));

        assertThat(document.at("/paths/~1users/post/summary").asString()).isEqualTo("Create a person");
        assertThat(document.at("/paths/~1users~1{id}").propertyNames())
                .containsExactlyInAnyOrder("put", "delete", "get");
        assertThat(document.at("/paths/~1users~1search").propertyNames()).containsExactly("post");
        assertThat(document.at("/info/title").asString()).isEqualTo("Event CRM");
    }

    @Test
    void showsOnlyWhatCanBeReachedThroughTheGateway() {
        JsonNode document = json(get("/docs/openapi.json"));

        assertThat(document.path("paths").propertyNames()).doesNotContain("/actuator", "/health", "/docs/openapi.json");
        assertThat(document.at("/paths/~1users/post/operationId").asString()).isEqualTo("create");
    }

    @Test
    void namesTheGatewayAsTheServerBehindAnyPath() {
        String server = json(get("/docs/openapi.json")).at("/servers/0/url").asString();

        assertThat(URI.create("http://localhost:8000/docs/openapi.json").resolve(server))
                .isEqualTo(URI.create("http://localhost:8000/"));
        assertThat(URI.create("https://example.org/crm/docs/openapi.json").resolve(server))
                .isEqualTo(URI.create("https://example.org/crm/"));
    }

    @Test
    void showsTheApiThatAnswersAndNamesTheOther() {
        QUERIES.stop();
        try {
            JsonNode document = json(get("/docs/openapi.json"));

            assertThat(document.path("paths").propertyNames()).contains("/users");
            assertThat(document.at("/info/description").asString()).contains("query-api does not answer");
        } finally {
            QUERIES.startAgain();
        }
    }

    @Test
    void isAProblemWhenNeitherApiAnswers() {
        COMMANDS.answers(500, "text/html", "<html>oh</html>");
        QUERIES.answers(200, "application/json", "no JSON");

        HttpResponse<String> answer = get("/docs/openapi.json");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(json(answer).path("detail").asString()).contains("command-api", "query-api");
    }

    @Test
    void leadsFromDocsToThePage() {
        assertThat(redirected("/docs")).isEqualTo("/docs/index.html");
        assertThat(redirected("/docs/")).isEqualTo("/docs/index.html");
        assertThat(redirected("/")).isEqualTo("/docs/index.html");
    }

    @Test
    void servesAllFilesOfThePageItself() {
        String page = get("/docs/index.html").body();
        List<String> files = Pattern.compile("(?:src|href)=\"([^\"]+)\"")
                .matcher(page)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();

        assertThat(files).hasSizeGreaterThan(4).allSatisfy(file -> {
            assertThat(file).doesNotContain("//");
            assertThat(get("/docs/" + file).statusCode()).isEqualTo(200);
        });
        assertThat(get("/docs/swagger-initializer.js").body())
                .contains("openapi.json")
                .doesNotContain("petstore", "http");
    }

    private String redirected(String target) {
        HttpResponse<String> answer = get(target);
        assertThat(answer.statusCode()).isEqualTo(302);
        return URI.create(target)
                .resolve(answer.headers().firstValue("Location").orElseThrow())
                .toString();
    }
}
