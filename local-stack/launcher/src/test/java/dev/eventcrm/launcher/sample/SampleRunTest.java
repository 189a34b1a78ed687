package dev.eventcrm.launcher.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SampleRunTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int PEOPLE = 120;
    private static final int EVENTS = 10;

    /** What a gateway would have stored: keys of people, events, and places at events. */
    private final Set<String> stored = ConcurrentHashMap.newKeySet();

    private final Map<String, String> statuses = new ConcurrentHashMap<>();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final Set<String> busyOnce = ConcurrentHashMap.newKeySet();
    private final AtomicInteger eventsInFlight = new AtomicInteger();
    private final AtomicInteger mostEventsInFlight = new AtomicInteger();
    /** Hold answers back until as many requests are under way as allowed, and then for a second in case one more comes. */
    private volatile CountDownLatch allowed = new CountDownLatch(0);

    private volatile CountDownLatch oneTooMany = new CountDownLatch(0);

    private HttpServer server = gateway();

    private static HttpServer gateway() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @BeforeEach
    void listen() {
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().getPath();
        if (isEvent(method, path)) {
            mostEventsInFlight.accumulateAndGet(eventsInFlight.incrementAndGet(), Math::max);
            awaitOneTooMany();
        }
        JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
        requests.add(method + " " + path);
        Reply reply = busyOnce.remove(path)
                ? new Reply(503, "{}")
                : switch (method) {
                    case "GET" ->
                        found(path, String.valueOf(exchange.getRequestURI().getQuery()));
                    case "PUT" -> closed(path, body);
                    default -> posted(path, body);
                };
        byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        if (isEvent(method, path)) {
            eventsInFlight.decrementAndGet();
        }
        if (reply.status() == 503) {
            exchange.getResponseHeaders().set("Retry-After", "0");
        }
        if (method.equals("POST")) {
            exchange.getResponseHeaders().set("Consistency-Token", "user:p-1-1:1");
        }
        exchange.sendResponseHeaders(reply.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private record Reply(int status, String body) {}

    private Reply found(String path, String query) {
        return switch (path) {
            case "/health" -> new Reply(200, "{}");
            case "/users" -> new Reply(200, "{\"total\":%d}".formatted(query.contains("=") ? PEOPLE : 0));
            case "/campaigns" ->
                new Reply(
                        200,
                        "{\"total\":%d}"
                                .formatted(
                                        stored.contains(query.replaceAll(".*name=", "")
                                                        .replace('+', ' '))
                                                ? 1
                                                : 0));
            default ->
                stored.contains(path)
                        ? new Reply(
                                200,
                                "{\"status\":\"%s\",\"registeredCount\":%d,\"waitlistedCount\":0}"
                                        .formatted(
                                                statuses.getOrDefault(path, "active"),
                                                stored.stream()
                                                        .filter(key -> key.startsWith(path + "/registrations/"))
                                                        .count()))
                        : new Reply(404, "{}");
        };
    }

    private Reply closed(String path, JsonNode body) {
        statuses.put(path, body.get("status").asString());
        return new Reply(200, "{}");
    }

    private Reply posted(String path, JsonNode body) {
        return switch (path) {
            case "/users/batch" ->
                results(body.get("users"), user -> "/users/" + user.get("id").asString());
            case "/events" -> {
                String key = path + "/" + body.get("id").asString();
                statuses.putIfAbsent(key, body.get("status").asString());
                yield new Reply(stored.add(key) ? 201 : 409, "{}");
            }
            case "/emails/send" -> {
                stored.add(body.get("name").asString());
                yield new Reply(202, "{\"recipientCount\":7}");
            }
            default -> results(body.get("userIds"), user -> path.replace("/batch", "/") + user.asString());
        };
    }

    private Reply results(JsonNode members, Function<JsonNode, String> key) {
        if (members.size() > SampleRun.BATCH) {
            return new Reply(422, "{\"detail\":\"must hold 1 to 49\"}");
        }
        List<String> results = new ArrayList<>();
        for (JsonNode member : members) {
            String name = key.apply(member);
            results.add(
                    refused.contains(name)
                            ? "{\"status\":422,\"problem\":{\"detail\":\"company: must not be that\"}}"
                            : "{\"status\":%d}".formatted(stored.add(name) ? 201 : 409));
        }
        return new Reply(200, "{\"results\":[" + String.join(",", results) + "]}");
    }

    private static boolean isEvent(String method, String path) {
        return method.equals("POST") && path.equals("/events");
    }

    private void awaitOneTooMany() {
        try {
            allowed.countDown();
            oneTooMany.countDown();
            assertThat(allowed.await(30, TimeUnit.SECONDS)).isTrue();
            if (!oneTooMany.await(1, TimeUnit.SECONDS)) {
                oneTooMany = new CountDownLatch(0);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Summary run(long seed) throws Exception {
        return run(seed, true);
    }

    private Summary run(long seed, boolean campaigns) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        SampleSettings settings =
                new SampleSettings(address, PEOPLE, EVENTS, campaigns, seed, LocalDate.of(2026, 11, 20), 8);
        return new SampleRun(settings, Progress.SILENT).run();
    }

    private static Summary.Part part(Summary summary, String name) {
        return summary.parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void createsPeopleEventsAndRegistrations() throws Exception {
        Summary summary = run(1);
        assertThat(summary.isComplete()).isTrue();
        assertThat(part(summary, "people").done()).isEqualTo(PEOPLE);
        assertThat(part(summary, "events").done()).isEqualTo(EVENTS);
        assertThat(part(summary, "registrations").done()).isPositive();
        assertThat(part(summary, "campaigns").done()).isBetween(4L, 5L);
        assertThat(stored).contains("/users/p-1-1", "/events/e-1-1");
    }

    @Test
    void givesPastEventsTheirLastStatus() throws Exception {
        Summary summary = run(1);
        assertThat(statuses).containsValue("completed");
        assertThat(requests).filteredOn(request -> request.startsWith("PUT ")).hasSize((int)
                part(summary, "closings").done());
    }

    @Test
    void aSecondRunFindsEverythingThereAndSendsNothing() throws Exception {
        run(1);
        Set<String> before = Set.copyOf(stored);
        requests.clear();
        Summary again = run(1);
        assertThat(again.isComplete()).isTrue();
        assertThat(again.parts()).allMatch(part -> part.done() == 0);
        assertThat(part(again, "people").alreadyThere()).isEqualTo(PEOPLE);
        assertThat(stored).isEqualTo(before);
        assertThat(requests).allMatch(request -> request.startsWith("GET "));
    }

    @Test
    void goesOnWhereAnInterruptedRunEnded() throws Exception {
        run(1);
        Set<String> complete = Set.copyOf(stored);
        Map<String, String> ended = Map.copyOf(statuses);
        // As if it had been killed: a batch of people, what came after the first half of the registrations, all that
        // follows.
        stored.removeIf(key -> key.matches("/users/p-1-(5\\d|[6-8]\\d|9[0-8])")
                || (key.contains("/registrations/") && key.hashCode() % 2 == 0));
        statuses.replaceAll((event, status) -> stored.contains(event) && !status.equals("draft") ? "active" : status);

        Summary again = run(1);

        assertThat(again.isComplete()).isTrue();
        assertThat(stored).isEqualTo(complete);
        assertThat(statuses).isEqualTo(ended);
        assertThat(part(again, "people").skipped()).isEqualTo(PEOPLE - SampleRun.BATCH);
        assertThat(part(again, "people").done()).isEqualTo(SampleRun.BATCH);
    }

    @Test
    void sendsNoMailsWhereNoneAreWanted() throws Exception {
        run(1, false);
        assertThat(requests).doesNotContain("POST /emails/send");
    }

    @Test
    void leavesAnEventAsItIsThatHasAnotherStatusSince() throws Exception {
        run(1);
        statuses.replaceAll((event, status) -> "cancelled");

        run(1);

        assertThat(statuses.values()).containsOnly("cancelled");
    }

    @Test
    void countsFailuresAndKeepsTheFirstDetails() throws Exception {
        for (int number = 1; number <= 9; number++) {
            refused.add("/users/p-1-" + number);
        }
        Summary.Part people = part(run(1), "people");
        assertThat(people.failed()).isEqualTo(9);
        assertThat(people.done()).isEqualTo(PEOPLE - 9);
        assertThat(people.details())
                .hasSize(5)
                .allMatch(detail -> detail.contains("POST /users/batch: 422 {\"detail\""));
    }

    @Test
    void asksAgainWhenTheGatewayIsBusy() throws Exception {
        busyOnce.add("/users/batch");
        busyOnce.add("/users/p-1-49");
        assertThat(run(1).isComplete()).isTrue();
        assertThat(stored).contains("/users/p-1-3");
    }

    @Test
    void hasAsManyInFlightAsAllowedAndNeverMore() throws Exception {
        allowed = new CountDownLatch(8);
        oneTooMany = new CountDownLatch(9);
        run(1);
        assertThat(mostEventsInFlight).hasValue(8);
    }

    @Test
    void saysSoWhenNobodyAnswers() {
        server.stop(0);
        assertThatThrownBy(() -> run(1))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll("nothing answers at http://127.0.0.1:", "./crm up");
    }

    @Test
    void refusesLessThanOnePerson() {
        assertThatThrownBy(() -> new SampleSettings(URI.create("http://x"), 0, 1, true, 1, LocalDate.EPOCH, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("people is 0, but must be at least 1");
    }
}
