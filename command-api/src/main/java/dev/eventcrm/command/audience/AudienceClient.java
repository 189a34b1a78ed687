package dev.eventcrm.command.audience;

import dev.eventcrm.schema.wire.FieldError;
import dev.eventcrm.schema.wire.Headers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the query API how many people are meant. */
@Component
public final class AudienceClient {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final Duration SOON = Duration.ofSeconds(1);

    private final QuerySettings settings;
    private final URI address;

    /** Made when it is first needed: reading what the platform trusts takes a good part of the service's start. */
    private final SingletonSupplier<HttpClient> client;

    AudienceClient(QuerySettings settings) {
        this.settings = settings;
        this.address = settings.url().resolve("/users/audience/count");
        this.client = SingletonSupplier.of(() -> HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.connectTimeout())
                .build());
    }

    /**
     * Counts an audience.
     *
     * @param question who is meant
     * @param readAfter which changes it must know of
     * @throws IllegalStateException when the answer is none that was agreed on
     */
    public AudienceAnswer count(AudienceQuestion question, ReadAfter readAfter) {
        HttpRequest.Builder request = post(address, question.toJson());
        pass(request, Headers.CONSISTENCY_TOKEN, readAfter.consistencyToken());
        pass(request, Headers.PREFER, readAfter.prefer());
        try {
            return read(client.obtain().send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            return new AudienceAnswer.Unavailable("the search for people does not answer", SOON);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new AudienceAnswer.Unavailable("the service is shutting down", SOON);
        }
    }

    private HttpRequest.Builder post(URI to, String json) {
        return HttpRequest.newBuilder(to)
                .timeout(settings.answerTimeout())
                .header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE)
                .header(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE)
                .POST(HttpRequest.BodyPublishers.ofString(json));
    }

    private static void pass(HttpRequest.Builder request, String name, @Nullable String value) {
        if (value != null) {
            request.header(name, value);
        }
    }

    private static AudienceAnswer read(HttpResponse<String> response) {
        int status = response.statusCode();
        return switch (status) {
            case 200 -> new AudienceAnswer.Counted(json(response).path("total").asInt());
            case 422 -> new AudienceAnswer.Refused(errors(json(response)));
            case 503 ->
                new AudienceAnswer.Unavailable(
                        "the search for people cannot tell yet",
                        response.headers()
                                .firstValue(HttpHeaders.RETRY_AFTER)
                                .filter(seconds -> seconds.matches("[0-9]{1,4}"))
                                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                                .orElse(SOON));
            default -> {
                if (status >= 500) {
                    yield new AudienceAnswer.Unavailable("the search for people does not work", SOON);
                }
                throw new IllegalStateException("the query API answers " + status + ": " + response.body());
            }
        };
    }

    private static List<FieldError> errors(JsonNode problem) {
        List<FieldError> errors = new ArrayList<>();
        for (JsonNode error : problem.path("errors")) {
            errors.add(new FieldError(
                    text(error, "pointer"),
                    text(error, "parameter"),
                    error.path("message").asString("is wrong")));
        }
        if (errors.isEmpty()) {
            errors.add(FieldError.inBody("#", problem.path("detail").asString("is wrong")));
        }
        return errors;
    }

    private static @Nullable String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isString() ? value.stringValue() : null;
    }

    private static JsonNode json(HttpResponse<String> response) {
        try {
            return MAPPER.readTree(response.body());
        } catch (JacksonException e) {
            throw new IllegalStateException("the query API answers " + response.statusCode() + " without JSON", e);
        }
    }
}
