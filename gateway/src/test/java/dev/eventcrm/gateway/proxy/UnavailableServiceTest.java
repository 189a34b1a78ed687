package dev.eventcrm.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import dev.eventcrm.gateway.GatewayOverHttp;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

@ExtendWith(OutputCaptureExtension.class)
class UnavailableServiceTest extends GatewayOverHttp {
    @Test
    void aServiceThatIsDownIsAProblemThatNamesIt() {
        COMMANDS.stop();
        try {
            // A connection kept from before may still have to be found dead.
            HttpResponse<String> answer = await().until(
                            () -> post("/users", "{}"),
                            refusal -> refusal.body().contains("reached"));

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(answer.headers().firstValue("Retry-After")).contains("1");
            JsonNode problem = json(answer);
            assertThat(problem.path("type").asString()).endsWith(":upstream-unavailable");
            assertThat(problem.path("title").asString()).isEqualTo("Service behind the gateway unavailable");
            assertThat(problem.path("status").asInt()).isEqualTo(503);
            assertThat(problem.path("detail").asString())
                    .contains("command-api cannot be reached", "the request was not sent");
        } finally {
            COMMANDS.startAgain();
        }
    }

    @Test
    void aServiceThatComesBackIsUsedAgainWithoutARestart() {
        assertThat(get("/users").statusCode()).isEqualTo(200);
        QUERIES.stop();
        try {
            assertThat(get("/users").statusCode()).isEqualTo(503);
            assertThat(post("/users", "{}").statusCode()).isEqualTo(200);
        } finally {
            QUERIES.startAgain();
        }
        await().until(() -> get("/users").statusCode() == 200);
    }

    @Test
    void theLogSaysOnceThatAServiceIsGoneAndOnceThatItIsBack(CapturedOutput output) {
        get("/users");
        int begin = output.getOut().length();
        QUERIES.stop();
        try {
            get("/users");
            get("/users");
            get("/users");
        } finally {
            QUERIES.startAgain();
        }
        get("/users");
        get("/users");

        assertThat(output.getOut().substring(begin))
                .containsOnlyOnce("gives no answer")
                .containsOnlyOnce("query-api answers again");
    }

    @Test
    void anAnswerThatNeverComesIsAProblemAndItsCommandIsNotSentTwice() {
        COMMANDS.answers(HttpExchange::close);

        HttpResponse<String> answer = post("/users", "{}");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(json(answer).path("detail").asString())
                .contains("command-api ended the connection", "may or may not have");
        assertThat(COMMANDS.received()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE", "PUT"})
    void noCommandIsSentTwice(String method) {
        COMMANDS.answers(HttpExchange::close);

        HttpResponse<String> answer = send(request("/users/u1").method(method, BodyPublishers.ofString("{}")));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(COMMANDS.received()).hasSize(1);
    }

    @Test
    void aReadIsNotToldToLookBeforeItIsRepeated() {
        QUERIES.answers(HttpExchange::close);

        assertThat(json(get("/users")).path("detail").asString())
                .isEqualTo("query-api ended the connection before it answered. Send the request again in a moment.");
    }

    @Test
    void aSearchWithABodyIsAReadToo() {
        QUERIES.answers(HttpExchange::close);

        assertThat(json(post("/users/search", "{}")).path("detail").asString()).endsWith("again in a moment.");
    }
}
