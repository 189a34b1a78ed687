package dev.eventcrm.command;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks what was agreed on about {@code POST /users/audience/count}: the real one is another service. */
public final class QueryApiStandIn implements AutoCloseable {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final HttpServer server;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private volatile int failed;
    private volatile int ofThemUnconfirmed;
    private volatile Function<JsonNode, CannedAnswer> answers = QueryApiStandIn::agreed;

    /** A question, and the headers that came with it. */
    public record Asked(JsonNode body, Map<String, List<String>> headers) {}

    /** An answer. */
    public record CannedAnswer(int status, String json, Map<String, String> headers) {}

    private QueryApiStandIn(HttpServer server) {
        this.server = server;
    }

    private static final class Shared {
        static final QueryApiStandIn INSTANCE = start();
    }

    /** The one of this JVM; it answers as was agreed. */
    public static QueryApiStandIn shared() {
        return Shared.INSTANCE;
    }

    /** One of the caller's own. */
    public static QueryApiStandIn start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            QueryApiStandIn standIn = new QueryApiStandIn(server);
            server.createContext("/users/audience/count", standIn::answer);
            server.createContext("/emails/analytics", standIn::failed);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return standIn;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it answers. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Answers so from now on. */
    public void tell(int status, String json, Map<String, String> headers) {
        answers = _ -> new CannedAnswer(status, json, headers);
    }

    /** Of every campaign so many mails have failed, and of so many of them nobody knows whether they were sent. */
    public void tellFailed(int all, int unconfirmed) {
        failed = all;
        ofThemUnconfirmed = unconfirmed;
    }

    private void failed(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean isAll = !exchange.getRequestURI().getQuery().contains("reason=unconfirmed");
            byte[] bytes = "{\"total\": %d}"
                    .formatted(isAll ? failed : ofThemUnconfirmed)
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    /** All questions so far. */
    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    /** The last question. */
    public Asked lastAsked() {
        return asked.getLast();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode body = MAPPER.readTree(exchange.getRequestBody().readAllBytes());
            asked.add(new Asked(body, Map.copyOf(exchange.getRequestHeaders())));
            CannedAnswer answer = answers.apply(body);
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] bytes = answer.json().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    /** Nobody lives in Nowhere, and {@code compny} is unknown; anything else finds 812 people. */
    private static CannedAnswer agreed(JsonNode question) {
        JsonNode parameters = question.path("parameters");
        if (parameters.has("compny")) {
            return problem("#/parameters/compny", "is not known; did you mean 'company'?");
        }
        if (parameters.has("utm_sorce")) {
            return problem("#/parameters/utm_sorce", "is not known");
        }
        if (question.path("filter").has("compny")) {
            return problem("#/filter/compny", "is not known; did you mean 'company'?");
        }
        boolean nobody = question.toString().contains("Nowhere");
        return new CannedAnswer(200, "{\"total\": %d}".formatted(nobody ? 0 : 812), Map.of());
    }

    private static CannedAnswer problem(String pointer, String message) {
        return new CannedAnswer(
                422,
                "{\"status\": 422, \"detail\": \"wrong\", \"errors\": [{\"pointer\": \"%s\", \"message\": \"%s\"}]}"
                        .formatted(pointer, message),
                Map.of("Content-Type", "application/problem+json"));
    }

    /** Answers no more. */
    void stop() {
        close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
