package dev.eventcrm.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.gateway.GatewayOverHttp;
import dev.eventcrm.gateway.Peer.Received;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PassingThroughTest extends GatewayOverHttp {
    private static final String FORM = "application/x-www-form-urlencoded";

    @Test
    void sendsAReadToTheQueryApiAndGivesItsAnswerBack() {
        QUERIES.answers(
                200,
                "application/json",
                "{\"users\":[\"Zoë 🎈 עברית\"]}",
                "ETag",
                "\"7\"",
                "Consistency-Token",
                "user:u1:4",
                "Cache-Control",
                "no-store");

        HttpResponse<String> answer = get("/users/filter?city=New%20York");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"users\":[\"Zoë 🎈 עברית\"]}");
        assertThat(answer.headers().map())
                .containsEntry("content-type", List.of("application/json"))
                .containsEntry("etag", List.of("\"7\""))
                .containsEntry("consistency-token", List.of("user:u1:4"))
                .containsEntry("cache-control", List.of("no-store"));
        assertThat(QUERIES.onlyReceived().target()).isEqualTo("/users/filter?city=New%20York");
        assertThat(COMMANDS.received()).isEmpty();
    }

    @Test
    void sendsACommandToTheCommandApiAndGivesItsAnswerBack() {
        COMMANDS.answers(201, "application/json", "{\"id\":\"u1\"}", "Location", "/users/u1", "ETag", "\"1\"");

        HttpResponse<String> answer = post(
                "/users",
                "{\"firstName\":\"Zoë\"}",
                "Content-Type",
                "application/json",
                "Idempotency-Key",
                "k-1",
                "If-Match",
                "\"3\"",
                "Prefer",
                "wait=2",
                "Authorization",
                "Bearer t");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Location")).contains("/users/u1");
        Received received = COMMANDS.onlyReceived();
        assertThat(received.method()).isEqualTo("POST");
        assertThat(received.body()).isEqualTo("{\"firstName\":\"Zoë\"}");
        assertThat(received.headers())
                .containsEntry("Content-type", List.of("application/json"))
                .containsEntry("Idempotency-key", List.of("k-1"))
                .containsEntry("If-match", List.of("\"3\""))
                .containsEntry("Prefer", List.of("wait=2"))
                .containsEntry("Authorization", List.of("Bearer t"));
        assertThat(QUERIES.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/users?a=x+y&b=x%20y&c=%2B",
                "/users?b=2&a=1&b=1&b=&b",
                "/users?q=Z%C3%BCrich%20%F0%9F%8E%88&q=%d7%a2",
                "/users?filter%5Bcity%5D=a&x=%26%3D%23%25",
                "/users?",
                "/users/a%2Fb%20c/registrations",
                "/users/Z%C3%BCrich",
                "/users/u1;v=1",
                "/users/!$&'()*+,=:@-._~",
            })
    void passesPathAndQueryByteForByte(String target) throws IOException {
        sendRaw("GET " + target + " HTTP/1.1", "Host: crm", "Connection: close");

        assertThat(QUERIES.onlyReceived().target()).isEqualTo(target);
    }

    @Test
    void passesAFormUnread() {
        post("/t/u?List-Unsubscribe=One-Click&a=b", "List-Unsubscribe=One-Click&b=+%20", "Content-Type", FORM);

        assertThat(COMMANDS.onlyReceived().body()).isEqualTo("List-Unsubscribe=One-Click&b=+%20");
        assertThat(COMMANDS.onlyReceived().headers().getFirst("Content-Type")).isEqualTo(FORM);
        assertThat(COMMANDS.onlyReceived().headers().getFirst("Content-Length")).isEqualTo("33");
    }

    @Test
    void passesMoreParametersThanAContainerWouldParse() {
        String query = "company=a&".repeat(1_500);

        assertThat(get("/users?" + query).statusCode()).isEqualTo(200);
        assertThat(QUERIES.onlyReceived().target()).hasSize(15_007);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 409, 412, 422, 429, 500, 503})
    void passesAnyStatusAndItsProblemUnchanged(int status) {
        String problem = "{\"status\":" + status + ",\"detail\":\"as the service says\"}";
        QUERIES.answers(status, "application/problem+json", problem, "Retry-After", "7");

        HttpResponse<String> answer = get("/users/u1");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(problem);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("Retry-After")).contains("7");
    }

    @Test
    void answersHeadWithHeadersOnly() {
        QUERIES.answers(200, "application/json", "{\"id\":\"u1\"}", "ETag", "\"7\"");

        HttpResponse<String> answer = send(request("/users/u1").method("HEAD", BodyPublishers.noBody()));

        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("Content-Length")).contains("11");
        assertThat(answer.headers().firstValue("ETag")).contains("\"7\"");
        assertThat(QUERIES.onlyReceived().method()).isEqualTo("HEAD");
    }

    @Test
    void leavesConditionsToTheService() {
        QUERIES.answers(200, "application/json", "{}", "ETag", "\"7\"");
        assertThat(send(request("/users/u1").header("If-None-Match", "\"7\"")).statusCode())
                .isEqualTo(200);

        QUERIES.reset();
        QUERIES.answers(304, "application/json", "", "ETag", "\"7\"");
        assertThat(send(request("/users/u1").header("If-None-Match", "\"7\"")).statusCode())
                .isEqualTo(304);
        assertThat(QUERIES.onlyReceived().headers().getFirst("If-None-Match")).isEqualTo("\"7\"");
    }

    @Test
    void keepsHeadersOfOneConnectionToItself() throws IOException {
        QUERIES.answers(
                200,
                "application/json",
                "{}",
                "Connection",
                "X-Hop",
                "X-Hop",
                "1",
                "Keep-Alive",
                "timeout=9",
                "X-End",
                "2");

        String answer = sendRaw(
                "GET /users HTTP/1.1",
                "Host: crm",
                "Connection: close, X-Named",
                "X-Named: 1",
                "Keep-Alive: 5",
                "TE: trailers",
                "Upgrade: h2c",
                "Proxy-Authorization: secret",
                "X-End: 1");

        assertThat(QUERIES.onlyReceived().headers().keySet())
                .contains("X-end")
                .doesNotContain("X-named", "Keep-alive", "Te", "Upgrade", "Proxy-authorization");
        assertThat(answer.toLowerCase(Locale.ROOT)).contains("x-end: 2").doesNotContain("x-hop", "timeout=9");
    }

    @Test
    void saysWhoAskedAndForWhichOrigin() {
        send(request("/users").headers("X-Forwarded-For", "6.6.6.6", "X-Forwarded-Host", "evil", "Forwarded", "for=6"));

        assertThat(QUERIES.onlyReceived().headers())
                .containsEntry("X-forwarded-for", List.of("127.0.0.1"))
                .containsEntry("X-forwarded-proto", List.of("http"))
                .containsEntry("X-forwarded-host", List.of("127.0.0.1:" + port()))
                .containsEntry("X-forwarded-port", List.of(String.valueOf(port())))
                .containsEntry("Host", List.of("127.0.0.1:" + port()))
                .doesNotContainKey("Forwarded");
    }

    @Test
    void addsNoHeaderOfItsOwnThatChangesTheAnswer() throws IOException {
        sendRaw("GET /users HTTP/1.1", "Host: crm", "Connection: close");

        assertThat(QUERIES.onlyReceived().headers().keySet())
                .doesNotContain("Accept-encoding", "Accept", "Upgrade", "Cookie");
    }

    @Test
    void passesHeaderBytesThatAreNotAscii() throws IOException {
        QUERIES.answers(exchange -> {
            String disposition =
                    "attachment; filename=\"" + exchange.getRequestHeaders().getFirst("X-Name") + "\"";
            exchange.getResponseHeaders().set("Content-Disposition", disposition);
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });

        String answer = sendRaw("GET /users HTTP/1.1", "Host: crm", "Connection: close", "X-Name: Zoë’s");

        assertThat(answer).contains("attachment; filename=\"Zoë’s\"");
    }

    @Test
    void followsNoRedirect() {
        COMMANDS.answers(302, "text/plain", "", "Location", "https://example.org/");

        assertThat(get("/t/c/abc").headers().firstValue("Location")).contains("https://example.org/");
    }

    @Test
    void keepsCookiesOfDifferentClientsApart() {
        QUERIES.answers(200, "application/json", "{}", "Set-Cookie", "a=1", "Set-Cookie", "b=2");

        assertThat(get("/users").headers().allValues("Set-Cookie")).containsExactly("a=1", "b=2");
        QUERIES.reset();
        get("/users");
        assertThat(QUERIES.onlyReceived().headers()).doesNotContainKey("Cookie");
    }

    @Test
    void refusesAPathThatLeavesItsRoute() throws IOException {
        String answer = sendRaw("GET /users/..%2Factuator/env HTTP/1.1", "Host: crm", "Connection: close");

        assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json", "segments");
        assertThat(QUERIES.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/env", "/actuator/health/nothing", "/dead-letters", "/v3/api-docs", "/error"})
    void reachesNothingThatTheServicesKeepToThemselves(String path) {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(post(path, "{}").statusCode()).isIn(404, 405);
        assertThat(QUERIES.received()).isEmpty();
        assertThat(COMMANDS.received()).isEmpty();
        assertThat(INDEXER.received()).isEmpty();
    }
}
