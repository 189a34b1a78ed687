package dev.eventcrm.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.gateway.GatewayOverHttp;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorsTest extends GatewayOverHttp {

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:5173", "http://127.0.0.1:3000", "http://localhost"})
    void aPreflightIsAnsweredWithoutAskingAService(String origin) {
        HttpResponse<String> answer = preflight(origin, "PUT");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains(origin);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Methods").orElse(""))
                .contains("PUT", "DELETE");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Headers").orElse(""))
                .contains("Idempotency-Key", "If-Match");
        assertThat(COMMANDS.received()).isEmpty();
        assertThat(QUERIES.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "http://localhost.evil.example:80", "http://localhost:3000.evil"})
    void anotherOriginIsRefusedWithAProblem(String origin) {
        HttpResponse<String> answer = preflight(origin, "PUT");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(answer).path("detail").asString()).contains("crm.gateway.cors");
        assertThat(COMMANDS.received()).isEmpty();
    }

    @Test
    void aScriptMayReadTheHeadersThatItNeeds() {
        HttpResponse<String> answer = send(request("/users").header("Origin", "http://localhost:5173"));

        assertThat(answer.headers().firstValue("Access-Control-Expose-Headers").orElse(""))
                .contains("ETag", "Location", "Consistency-Token", "Retry-After", "Idempotency-Replayed");
    }

    @Test
    void theServiceDoesNotHearOfTheOriginAndItsOwnRulesDoNotCount() {
        QUERIES.answers(200, "application/json", "{}", "Access-Control-Allow-Origin", "https://other.example");

        HttpResponse<String> answer = send(request("/users").header("Origin", "http://localhost:5173"));

        assertThat(answer.headers().allValues("Access-Control-Allow-Origin"))
                .isEqualTo(List.of("http://localhost:5173"));
        assertThat(QUERIES.onlyReceived().headers()).doesNotContainKey("Origin");
    }

    @Test
    void aPageOfTheGatewayItselfIsNoStranger() {
        String own = "http://127.0.0.1:" + port();

        assertThat(send(request("/users").header("Origin", own).POST(BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "https://mail.example", "https://127.0.0.1"})
    void theLinksOfMailsAreForReadersFromAnywhere(String origin) {
        HttpResponse<String> answer =
                send(request("/t/u/token").header("Origin", origin).POST(BodyPublishers.ofString("")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().map()).doesNotContainKey("access-control-allow-origin");
    }

    @Test
    void anErrorCanBeReadByAFrontEndToo() {
        QUERIES.answers(404, "application/problem+json", "{}");

        assertThat(send(request("/users/u1").header("Origin", "http://localhost:5173"))
                        .headers()
                        .firstValue("Access-Control-Allow-Origin"))
                .contains("http://localhost:5173");
    }

    private HttpResponse<String> preflight(String origin, String method) {
        return send(request("/users/u1")
                .method("OPTIONS", BodyPublishers.noBody())
                .headers("Origin", origin)
                .headers("Access-Control-Request-Method", method)
                .headers("Access-Control-Request-Headers", "Idempotency-Key, If-Match"));
    }
}
