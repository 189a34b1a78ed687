package dev.eventcrm.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** How long the gateway waits for a service; it is a gateway of its own, with less patience than that of other tests. */
@TestPropertySource(properties = {"crm.gateway.read-timeout=3s", "crm.gateway.health-timeout=2s"})
class PatienceTest extends GatewayOverHttp {
    private final CountDownLatch testOver = new CountDownLatch(1);

    @AfterEach
    void releaseThePeers() {
        testOver.countDown();
    }

    @Test
    void aSilentServiceIsAProblemAndItsCommandIsNotSentTwice() {
        COMMANDS.answers(this::isSilent);

        HttpResponse<String> answer = post("/users", "{}");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(json(answer).path("detail").asString())
                .contains("command-api did not answer in time", "may or may not have", "same Idempotency-Key");
        assertThat(COMMANDS.received()).hasSize(1);
    }

    @Test
    void anAnswerMayTakeLongerThanTheReadTimeoutAsLongAsItGoesOn() {
        // Four seconds in all, and never silent for more than a fraction of the three that are allowed.
        QUERIES.answers(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream rows = exchange.getResponseBody();
            for (int row = 0; row < 5; row++) {
                rows.write("row\n".getBytes(StandardCharsets.UTF_8));
                rows.flush();
                isOverWithin(Duration.ofMillis(800));
            }
            exchange.close();
        });

        assertThat(get("/users/export").body()).isEqualTo("row\n".repeat(5));
    }

    @Test
    void healthDoesNotWaitForServicesThatAreSlow() {
        List.of(COMMANDS, QUERIES, SENDER).forEach(peer -> peer.answers(this::isSilent));
        long begin = System.nanoTime();

        HttpResponse<String> answer = get("/health");

        // Asked one after the other, the three would take six seconds.
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMillis(5_900));
        assertThat(json(answer).path("status").asString()).isEqualTo("DEGRADED");
        assertThat(queryApi(answer).at("/details/reason").asString()).isEqualTo("no answer within 2000 ms");
    }

    @Test
    void healthDoesNotWaitForAnAnswerThatDripsIn() {
        QUERIES.answers(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            while (!isOverWithin(Duration.ofMillis(300))) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
            }
            exchange.close();
        });

        assertThat(queryApi(get("/health")).path("status").asString()).isEqualTo("DOWN");
    }

    private static JsonNode queryApi(HttpResponse<String> health) {
        return json(health).path("services").path("query-api");
    }

    private void isSilent(HttpExchange exchange) {
        isOverWithin(Duration.ofMinutes(1));
        exchange.close();
    }

    private boolean isOverWithin(Duration duration) {
        try {
            return testOver.await(duration.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
