package dev.eventcrm.launcher.stack;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks an endpoint whether it is ready. The request is cheap: services and engines answer from memory.
 *
 * @param address what is asked, with GET
 * @param anyAnswer whether every answer means ready; otherwise only 200 does
 */
record Probe(URI address, boolean anyAnswer) {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Probe answersOk(int port, String path) {
        return new Probe(URI.create("http://127.0.0.1:" + port + path), false);
    }

    static Probe answersAnything(int port) {
        return new Probe(URI.create("http://127.0.0.1:" + port + "/"), true);
    }

    /** Asks once; no answer within five seconds is a no. */
    boolean succeeds() {
        return lack().isEmpty();
    }

    /**
     * Asks once what the endpoint still lacks.
     *
     * @return nothing when it is ready; else a reason for users
     */
    Optional<String> lack() {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(address).timeout(TIMEOUT).build();
            HttpResponse<String> answer = CLIENT.send(request, BodyHandlers.ofString());
            return anyAnswer || answer.statusCode() == 200 ? Optional.empty() : Optional.of(reason(answer));
        } catch (HttpTimeoutException e) {
            return Optional.of("no answer within %d s".formatted(TIMEOUT.toSeconds()));
        } catch (ConnectException e) {
            return Optional.of("does not listen yet");
        } catch (IOException e) {
            return Optional.of("no answer (%s)".formatted(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
    }

    /** A service's readiness names what it waits for: {@code components.NAME.details}, as Spring Boot writes it. */
    private static String reason(HttpResponse<String> answer) {
        try {
            String details = JSON.readTree(answer.body()).path("components").properties().stream()
                    .filter(component ->
                            !component.getValue().path("status").asString("").equals("UP"))
                    .map(component -> Stream.concat(
                                    Stream.of(component.getKey()),
                                    component
                                            .getValue()
                                            .path("details")
                                            .valueStream()
                                            .filter(JsonNode::isString)
                                            .map(JsonNode::asString))
                            .collect(Collectors.joining(": ")))
                    .collect(Collectors.joining("; "));
            return details.isEmpty() ? "answers " + answer.statusCode() : details;
        } catch (JacksonException e) {
            return "answers " + answer.statusCode();
        }
    }
}
