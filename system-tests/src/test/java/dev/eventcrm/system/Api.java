package dev.eventcrm.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.schema.api.Headers;
import dev.eventcrm.test.Contract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A client of the gateway, as a front-end would have one. Immutable: {@link #with} and {@link #seeing} give another. */
final class Api {
    private final HttpClient client;
    private final URI origin;
    private final Map<String, String> headers;

    private final @Nullable Contract contract;

    private Api(HttpClient client, URI origin, Map<String, String> headers, @Nullable Contract contract) {
        this.client = client;
        this.origin = origin;
        this.headers = headers;
        this.contract = contract;
    }

    /** A client with connections of its own. */
    static Api at(URI origin) {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(30))
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
        return new Api(client, origin, Map.of(), null);
    }

    /** Holds every answer against the document that the origin publishes. */
    Api holdingTheContract() {
        return new Api(
                client, origin, headers, Contract.of(found("/docs/openapi.json").text()));
    }

    /** Sends that header with every request. */
    Api with(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new Api(client, origin, more, contract);
    }

    /** Sees at least what those commands wrote. */
    Api seeing(Answer... commands) {
        return with(
                        Headers.CONSISTENCY_TOKEN,
                        Arrays.stream(commands).map(Answer::consistencyToken).collect(Collectors.joining(",")))
                .with(Headers.PREFER, "wait=20");
    }

    Answer get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    Answer delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody());
    }

    Answer post(String path, Object body) {
        return send("POST", path, json(body));
    }

    Answer put(String path, Object body) {
        return send("PUT", path, json(body));
    }

    /** A POST that must succeed. */
    Answer created(String path, Object body) {
        Answer answer = post(path, body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer;
    }

    /** A GET that must succeed. */
    Answer found(String path) {
        Answer answer = get(path);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer;
    }

    Answer send(String method, String path, HttpRequest.BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(origin.resolve(path))
                .timeout(Duration.ofMinutes(2))
                .method(method, body);
        if (body.contentLength() != 0 && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        try {
            HttpResponse<String> response =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (contract != null) {
                contract.check(method, path, response.statusCode(), response.headers(), response.body());
            }
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A query string of these parameters; a parameter may come more than once. */
    static String query(String... namesAndValues) {
        StringBuilder query = new StringBuilder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            query.append(i == 0 ? "?" : "&")
                    .append(namesAndValues[i])
                    .append('=')
                    .append(URLEncoder.encode(namesAndValues[i + 1], StandardCharsets.UTF_8));
        }
        return query.toString();
    }

    private static HttpRequest.BodyPublisher json(Object body) {
        return BodyPublishers.ofString(
                body instanceof String text ? text : JsonMapper.shared().writeValueAsString(body));
    }
}
