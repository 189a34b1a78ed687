package dev.eventcrm.gateway.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.eventcrm.gateway.GatewayOverHttp;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class HealthTest extends GatewayOverHttp {
    private static final String UP = "{\"status\":\"UP\"}";

    @BeforeEach
    void allAreUp() {
        COMMANDS.answers(200, "application/vnd.spring-boot.actuator.v3+json", UP);
        QUERIES.answers(200, "application/vnd.spring-boot.actuator.v3+json", UP);
        INDEXER.answers(200, "application/vnd.spring-boot.actuator.v3+json", UP);
        SENDER.answers(200, "application/vnd.spring-boot.actuator.v3+json", UP);
    }

    @Test
    void isUpWhenAllAre() {
        HttpResponse<String> answer = get("/health");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).path("status").asString()).isEqualTo("UP");
        assertThat(json(answer).path("services").propertyNames())
                .containsExactly("command-api", "query-api", "stream-indexer", "email-sender");
        assertThat(INDEXER.onlyReceived().target()).isEqualTo("/actuator/health/readiness");
        assertThat(SENDER.onlyReceived().target()).isEqualTo("/actuator/health/readiness");
    }

    @Test
    void isDegradedAndNamesTheServiceThatIsDown() {
        INDEXER.stop();
        try {
            // A connection kept from before may still have to be found dead.
            HttpResponse<String> answer = await().until(
                            () -> get("/health"),
                            health -> service(health, "stream-indexer")
                                    .at("/details/reason")
                                    .asString()
                                    .equals("cannot be reached"));

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(json(answer).path("status").asString()).isEqualTo("DEGRADED");
            assertThat(service(answer, "command-api").path("status").asString()).isEqualTo("UP");
            assertThat(service(answer, "stream-indexer").path("status").asString())
                    .isEqualTo("DOWN");
        } finally {
            INDEXER.startAgain();
        }
        assertThat(get("/health").statusCode()).isEqualTo(200);
    }

    @Test
    void passesOnWhatAServiceSaysOfItself() {
        QUERIES.answers(
                503,
                "application/json",
                "{\"status\":\"OUT_OF_SERVICE\",\"components\":{\"openSearch\":{\"status\":\"DOWN\"}},"
                        + "\"details\":{\"waitsFor\":\"OpenSearch\"}}");

        HttpResponse<String> answer = get("/health");

        assertThat(answer.statusCode()).isEqualTo(503);
        JsonNode said = service(answer, "query-api");
        assertThat(said.path("status").asString()).isEqualTo("OUT_OF_SERVICE");
        assertThat(said.at("/components/openSearch/status").asString()).isEqualTo("DOWN");
        assertThat(said.at("/details/waitsFor").asString()).isEqualTo("OpenSearch");
    }

    @Test
    void isDownWhenNoneIsUp() {
        COMMANDS.answers(503, "application/json", "{\"status\":\"DOWN\"}");
        QUERIES.answers(500, "text/html", "<html>oh</html>");
        INDEXER.answers(503, "application/json", UP);
        SENDER.answers(503, "application/json", UP);

        HttpResponse<String> answer = get("/health");

        assertThat(json(answer).path("status").asString()).isEqualTo("DOWN");
        assertThat(service(answer, "query-api").at("/details/reason").asString())
                .isEqualTo("answered 500");
        assertThat(service(answer, "stream-indexer").path("status").asString()).isEqualTo("DOWN");
    }

    @Test
    void isNeverRemembered() {
        assertThat(get("/health").headers().firstValue("Cache-Control")).contains("no-store");
    }

    private static JsonNode service(HttpResponse<String> answer, String name) {
        return json(answer).path("services").path(name);
    }
}
