package dev.eventcrm.command.audience;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** HTTP to the query API. */
@Component
final class QueryHttp {
    private final QuerySettings settings;

    /** Made when it is first needed: reading what the platform trusts takes a good part of the service's start. */
    private final SingletonSupplier<HttpClient> client;

    QueryHttp(QuerySettings settings) {
        this.settings = settings;
        this.client = SingletonSupplier.of(() -> HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.connectTimeout())
                .build());
    }

    /**
     * An answer, or none.
     */
    sealed interface Outcome {
        record Answered(int status, String body, HttpResponse<String> response) implements Outcome {
            JsonNode json() {
                try {
                    return JsonMapper.shared().readTree(body);
                } catch (JacksonException e) {
                    throw new IllegalStateException("the query API answers " + status + " without JSON", e);
                }
            }
        }

        /**
         * There is no answer now.
         *
         * @param reason why, fit for the client
         */
        record Silent(String reason) implements Outcome {}
    }

    /** How soon to ask again. */
    static final Duration SOON = Duration.ofSeconds(1);

    /** A request to a path. */
    HttpRequest.Builder request(String path) {
        URI address = settings.url().resolve(path);
        return HttpRequest.newBuilder(address)
                .timeout(settings.answerTimeout())
                .header(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE);
    }

    Outcome send(HttpRequest request) {
        try {
            HttpResponse<String> response = client.obtain().send(request, HttpResponse.BodyHandlers.ofString());
            return new Outcome.Answered(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            return new Outcome.Silent("the search does not answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Silent("the service is shutting down");
        }
    }
}
