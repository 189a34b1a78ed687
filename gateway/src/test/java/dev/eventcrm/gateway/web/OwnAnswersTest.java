package dev.eventcrm.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.gateway.GatewayOverHttp;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class OwnAnswersTest extends GatewayOverHttp {

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/docs/nothing.js", "/users.json", "/index.html", "/webjars/swagger-ui/"})
    void nothingIsAProblemThatNamesThePath(String path) {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(answer).path("detail").asString())
                .isEqualTo("Nothing is at GET '" + path + "'. All operations are listed at /docs.");
        assertThat(json(answer).path("type").asString()).isEqualTo("urn:event-crm:problem:no-such-address");
    }

    @Test
    void aBrowserIsToldInTheSameShape() {
        HttpResponse<String> answer = send(request("/nothing").header("Accept", "text/html,*/*;q=0.8"));

        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void aWrongMethodIsAProblem() {
        HttpResponse<String> answer = post("/health", "{}");

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(json(answer).path("detail").asString()).contains("POST");
        assertThat(json(answer).path("type").asString()).isEqualTo("urn:event-crm:problem:method-not-allowed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /users/filter?city=New York HTTP/1.1",
                "GET /users/%zz HTTP/1.1",
                "GET /users?city=Zürich HTTP/1.1",
                "nonsense",
            })
    void whatIsNotHttpIsAProblemThatSaysHowToWriteIt(String requestLine) throws IOException {
        String answer = sendRaw(requestLine, "Host: crm", "Connection: close");

        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json", "\"detail\":", "%20")
                .doesNotContain("<html", "Exception", "Apache");
        assertThat(QUERIES.received()).isEmpty();
    }

    @Test
    void tooLongARequestIsAProblem() throws IOException {
        String answer = sendRaw("GET /users?q=" + "a".repeat(40_000) + " HTTP/1.1", "Host: crm");

        assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json", "32 KB");
    }

    @Test
    void theBareAddressLeadsToTheDocumentation() {
        HttpResponse<String> answer = get("/");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).contains("docs/index.html");
    }

    @Test
    void aBrowsersQuestionForAnIconMakesNoNoise(CapturedOutput output) {
        assertThat(get("/favicon.ico").statusCode()).isEqualTo(204);
        assertThat(get("/nothing").statusCode()).isEqualTo(404);

        assertThat(output).doesNotContain("WARN", "ERROR");
    }

    @Test
    void theActuatorIsTheGatewaysOwn() {
        assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(200);
        assertThat(get("/actuator/health/liveness").statusCode()).isEqualTo(200);
        assertThat(QUERIES.received()).isEmpty();
    }

    @Test
    void theMetricsCountRoutesAndNotIds() {
        get("/users/u1");
        get("/users/u2");

        String metrics = get("/actuator/prometheus").body();

        assertThat(metrics).contains("uri=\"/users/**\"").doesNotContain("u1", "u2");
    }
}
