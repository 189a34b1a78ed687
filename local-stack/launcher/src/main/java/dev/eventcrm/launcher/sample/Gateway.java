package dev.eventcrm.launcher.sample;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Sends requests to Event CRM's gateway; each can be sent again, because its key is in it. */
final class Gateway {
    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration FIRST_WAIT = Duration.ofMillis(200);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final int TRIES = 12;
    private static final int DETAIL_LENGTH = 300;
    /** RFC 9110, 15.6.4 and RFC 6585, 4; a gateway that cannot reach its service says 502 or 504. */
    private static final Set<Integer> TRY_AGAIN = Set.of(429, 502, 503, 504);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final URI address;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_PATIENCE)
            .build();

    Gateway(URI address) {
        this.address = address;
    }

    /**
     * An answer.
     *
     * @param request method and path
     * @param status the HTTP status; 0 if there was no answer
     * @param text the body, or why there was no answer
     * @param token names what changed; empty if nothing did
     */
    record Answer(String request, int status, String text, String token) {
        /** The body; missing if it is no JSON. */
        JsonNode json() {
            try {
                return JSON.readTree(text);
            } catch (JacksonException e) {
                return MissingNode.getInstance();
            }
        }

        boolean isDone() {
            return status / 100 == 2;
        }

        Outcome outcome() {
            if (status == 0) {
                return new Outcome.Failed("%s: no answer (%s)".formatted(request, text));
            }
            return Gateway.outcome(request, status, text);
        }

        /**
         * What became of each entry of a batch.
         *
         * @param entries how many it had: all share what became of a request that was refused as a whole
         */
        List<Outcome> outcomes(int entries) {
            JsonNode results = isDone() ? json().path("results") : MissingNode.getInstance();
            List<Outcome> outcomes = new ArrayList<>();
            for (int i = 0; i < entries; i++) {
                JsonNode result = results.path(i);
                outcomes.add(
                        result.isMissingNode()
                                ? outcome()
                                : Gateway.outcome(
                                        request,
                                        result.path("status").asInt(),
                                        result.path("problem").toString()));
            }
            return outcomes;
        }
    }

    /** Whether anyone answers there at all. */
    boolean answers() throws InterruptedException {
        return send(1, "GET", "/health", null).status() != 0;
    }

    Answer post(String path, Object body, String... headers) throws InterruptedException {
        return send(TRIES, "POST", path, body, headers);
    }

    Answer put(String path, Object body) throws InterruptedException {
        return send(TRIES, "PUT", path, body);
    }

    Answer get(String path) throws InterruptedException {
        return send(TRIES, "GET", path, null);
    }

    /** As {@link #get}, for a question whose "not yet" is an answer too: asked once. */
    Answer getOnce(String path, String... headers) throws InterruptedException {
        return send(1, "GET", path, null, headers);
    }

    private Answer send(int tries, String method, String path, @Nullable Object body, String... headers)
            throws InterruptedException {
        HttpRequest.Builder builder = HttpRequest.newBuilder(address.resolve(path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
        if (headers.length > 0) {
            builder.headers(headers);
        }
        HttpRequest request = builder.build();
        String name = method + " " + path;
        Answer last = new Answer(name, 0, "never sent", "");
        Duration asked = Duration.ZERO;
        for (int attempt = 0; attempt < tries; attempt++) {
            if (attempt > 0) {
                Thread.sleep(longer(asked, backoff(attempt)));
            }
            try {
                HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
                last = new Answer(
                        name,
                        answer.statusCode(),
                        answer.body(),
                        answer.headers().firstValue("Consistency-Token").orElse(""));
                if (!TRY_AGAIN.contains(answer.statusCode())) {
                    return last;
                }
                asked = retryAfter(answer);
            } catch (IOException e) {
                last = new Answer(name, 0, e.toString(), "");
            }
        }
        return last;
    }

    private static Duration backoff(int attempt) {
        Duration wait = FIRST_WAIT.multipliedBy(1L << (attempt - 1));
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** In seconds (RFC 9110, 10.2.3); services of Event CRM send no dates. */
    private static Duration retryAfter(HttpResponse<?> answer) {
        String seconds = answer.headers().firstValue("Retry-After").orElse("");
        return seconds.matches("[0-9]{1,4}") ? Duration.ofSeconds(Long.parseLong(seconds)) : Duration.ZERO;
    }

    private static Outcome outcome(String request, int status, String text) {
        if (status / 100 == 2) {
            return new Outcome.Done();
        }
        if (status == 409) {
            return new Outcome.AlreadyThere();
        }
        String body = text.strip().replaceAll("\\s+", " ");
        String shown = body.length() <= DETAIL_LENGTH ? body : body.substring(0, DETAIL_LENGTH) + "…";
        return new Outcome.Failed("%s: %d %s".formatted(request, status, shown));
    }
}
