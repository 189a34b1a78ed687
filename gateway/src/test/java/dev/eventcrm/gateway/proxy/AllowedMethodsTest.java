package dev.eventcrm.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.gateway.GatewayOverHttp;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class AllowedMethodsTest extends GatewayOverHttp {
    private HttpResponse<String> options(String path) {
        return send(request(path).method("OPTIONS", BodyPublishers.noBody()));
    }

    @Test
    void optionsNamesTheMethodsOfBothServices() {
        COMMANDS.answers(200, "text/plain", "", "Allow", "POST,OPTIONS");
        QUERIES.answers(200, "text/plain", "", "Allow", "GET,HEAD,OPTIONS");

        HttpResponse<String> answer = options("/users");

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD, OPTIONS, POST");
    }

    @Test
    void methodsThatDoNotReachTheServiceAreLeftOut() {
        COMMANDS.answers(200, "text/plain", "", "Allow", "GET,PUT,OPTIONS");
        QUERIES.answers(200, "text/plain", "", "Allow", "GET,DELETE,OPTIONS");

        assertThat(options("/users/u1").headers().firstValue("Allow")).contains("GET, OPTIONS, PUT");
    }

    @Test
    void aWrongMethodIsAnsweredWithTheMethodsOfBothServices() {
        COMMANDS.answers(405, "application/problem+json", "{}", "Allow", "POST");
        QUERIES.answers(200, "text/plain", "", "Allow", "GET,HEAD,OPTIONS");

        HttpResponse<String> answer = send(request("/users").method("PATCH", BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD, OPTIONS, POST");
        assertThat(json(answer).path("detail").asString())
                .isEqualTo("'/users' takes GET, HEAD, OPTIONS, POST, not PATCH.");
    }

    @Test
    void anAddressWithoutMethodsIsNone() {
        COMMANDS.answers(404, "application/problem+json", "{}");
        QUERIES.answers(404, "application/problem+json", "{}");

        HttpResponse<String> answer = options("/users/a/b/c");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(json(answer).path("type").asString()).endsWith(":no-such-address");
    }
}
