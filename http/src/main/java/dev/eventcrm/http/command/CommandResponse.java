package dev.eventcrm.http.command;

import dev.eventcrm.http.body.Json;
import dev.eventcrm.http.problem.Problem;
import dev.eventcrm.http.problem.ProblemType;
import dev.eventcrm.schema.api.ConsistencyToken;
import dev.eventcrm.schema.api.Headers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * What a client gets, down to the letter, so that it can be kept and given again.
 *
 * @param status the HTTP status
 * @param headers the headers that we set
 * @param body JSON; absent when the answer has none
 */
public record CommandResponse(
        int status, Map<String, String> headers, @Nullable String body) {
    /**
     * The longest token that an answer carries, in characters. What one transaction writes always fits: at most 100 items,
     * half of them registrations, with ids of 100 characters. A deletion that took many, or a promotion, names the first of
     * it.
     */
    private static final int LONGEST_TOKEN = 20_000;

    /** Copies the headers. */
    public CommandResponse {
        headers = Map.copyOf(headers);
    }

    /**
     * 201 with the whole new thing.
     *
     * @param location its path
     * @param view the thing, written as JSON
     * @param version its version
     * @param token what changed
     */
    public static CommandResponse created(String location, Object view, long version, ConsistencyToken token) {
        return of(HttpStatus.CREATED, view, version, token).with(Map.of(HttpHeaders.LOCATION, location));
    }

    /**
     * 200 with the whole thing.
     *
     * @param view the thing, written as JSON
     * @param version its version
     * @param token what changed
     */
    public static CommandResponse ok(Object view, long version, ConsistencyToken token) {
        return of(HttpStatus.OK, view, version, token);
    }

    /**
     * 202 for work that goes on after the answer.
     *
     * @param location where to watch it
     * @param view what was accepted, written as JSON
     * @param version its version
     * @param token what changed
     */
    public static CommandResponse accepted(String location, Object view, long version, ConsistencyToken token) {
        return of(HttpStatus.ACCEPTED, view, version, token).with(Map.of(HttpHeaders.LOCATION, location));
    }

    /**
     * 200 with one result for each entry of a batch; no entity tag, as each has a version of its own.
     *
     * @param results the results, written as JSON
     * @param token what changed
     */
    public static CommandResponse batch(Object results, ConsistencyToken token) {
        return plain(HttpStatus.OK, results).with(Map.of(Headers.CONSISTENCY_TOKEN, text(token)));
    }

    /**
     * An answer about something that has no version and that no query shows.
     *
     * @param status the HTTP status
     * @param view the thing, written as JSON
     */
    public static CommandResponse plain(HttpStatus status, Object view) {
        return new CommandResponse(
                status.value(),
                Map.of(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE),
                Json.MAPPER.writeValueAsString(view));
    }

    /**
     * 204.
     *
     * @param token what changed
     */
    public static CommandResponse noContent(ConsistencyToken token) {
        return new CommandResponse(HttpStatus.NO_CONTENT.value(), Map.of(Headers.CONSISTENCY_TOKEN, text(token)), null);
    }

    /** 204 about something that no query shows. */
    public static CommandResponse noContent() {
        return new CommandResponse(HttpStatus.NO_CONTENT.value(), Map.of(), null);
    }

    /**
     * An error.
     *
     * @param problem the error
     */
    public static CommandResponse problem(Problem problem) {
        return new CommandResponse(
                problem.status(),
                Map.of(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE),
                new String(problem.toJson(), StandardCharsets.UTF_8));
    }

    /**
     * 503.
     *
     * @param reason what only time can heal, such as {@code the table does not answer}
     * @param retryAfter when to try again
     */
    public static CommandResponse unavailable(String reason, Duration retryAfter) {
        return problem(Problem.of(ProblemType.UNAVAILABLE, "Not now, because " + reason + ". Try again."))
                .with(Map.of(HttpHeaders.RETRY_AFTER, Long.toString(retryAfter.toSeconds())));
    }

    private static CommandResponse of(HttpStatus status, Object view, long version, ConsistencyToken token) {
        var headers = Map.of(
                HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE,
                HttpHeaders.ETAG, EntityTag.of(version),
                Headers.CONSISTENCY_TOKEN, text(token));
        return new CommandResponse(status.value(), headers, Json.MAPPER.writeValueAsString(view));
    }

    private static String text(ConsistencyToken token) {
        StringJoiner text = new StringJoiner(",");
        List<ConsistencyToken.Expected> most =
                token.documents().stream().limit(ConsistencyToken.MAX_DOCUMENTS).toList();
        for (ConsistencyToken.Expected document : most) {
            String entry = document.toString();
            if (text.length() + 1 + entry.length() > LONGEST_TOKEN) {
                break;
            }
            text.add(entry);
        }
        return text.toString();
    }

    /**
     * This answer with more headers.
     *
     * @param more the headers
     */
    public CommandResponse with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new CommandResponse(status, all, body);
    }

    /** The answer as Spring sends it. */
    public ResponseEntity<byte[]> toResponse() {
        HttpHeaders all = new HttpHeaders();
        headers.forEach(all::set);
        return new ResponseEntity<>(body == null ? null : Json.utf8(body), all, HttpStatus.valueOf(status));
    }
}
