package dev.eventcrm.command.audience;

import dev.eventcrm.command.audience.QueryHttp.Outcome.Answered;
import dev.eventcrm.command.audience.QueryHttp.Outcome.Silent;
import dev.eventcrm.http.problem.FieldError;
import dev.eventcrm.http.problem.Pointer;
import dev.eventcrm.schema.api.Headers;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Asks the query API how many people are meant. */
@Component
public final class AudienceClient {
    private final QueryHttp http;

    AudienceClient(QueryHttp http) {
        this.http = http;
    }

    /**
     * Counts an audience.
     *
     * @param question who is meant
     * @param readAfter which changes it must know of
     * @throws IllegalStateException when the answer is none that was agreed on
     */
    public AudienceResponse count(AudienceRequest question, ReadAfter readAfter) {
        HttpRequest.Builder request = http.request("/users/audience/count")
                .header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE)
                .POST(HttpRequest.BodyPublishers.ofString(question.toJson()));
        pass(request, Headers.CONSISTENCY_TOKEN, readAfter.consistencyToken());
        pass(request, Headers.PREFER, readAfter.prefer());
        return switch (http.send(request.build())) {
            case Answered answered -> read(answered);
            case Silent(String reason) -> new AudienceResponse.Unavailable(reason, QueryHttp.SOON);
        };
    }

    private static void pass(HttpRequest.Builder request, String name, @Nullable String value) {
        if (value != null) {
            request.header(name, value);
        }
    }

    private static AudienceResponse read(Answered answer) {
        return switch (answer.status()) {
            case 200 -> new AudienceResponse.Counted(answer.json().path("total").asInt());
            case 422 -> new AudienceResponse.Refused(errors(answer.json()));
            case 503 ->
                new AudienceResponse.Unavailable(
                        "the search for people cannot tell yet",
                        answer.response()
                                .headers()
                                .firstValue(HttpHeaders.RETRY_AFTER)
                                .filter(seconds -> seconds.matches("[0-9]{1,4}"))
                                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                                .orElse(QueryHttp.SOON));
            default -> {
                if (answer.status() >= 500) {
                    yield new AudienceResponse.Unavailable("the search for people does not work", QueryHttp.SOON);
                }
                throw new IllegalStateException("the query API answers " + answer.status() + ": " + answer.body());
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
            errors.add(FieldError.inBody(Pointer.ROOT, problem.path("detail").asString("is wrong")));
        }
        return errors;
    }

    private static @Nullable String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isString() ? value.stringValue() : null;
    }
}
