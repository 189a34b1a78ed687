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
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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
    private final Set<String> busyOnce = ConcurrentHashMap.newKeySet();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger mostInFlight = new AtomicInteger();
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
        mostInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
        awaitOneTooMany(exchange.getRequestMethod());
        byte[] request = exchange.getRequestBody().readAllBytes();
        String path = exchange.getRequestURI().getPath();
        int status = path.equals("/health") ? 200 : answer(exchange.getRequestMethod(), path, JSON.readTree(request));
        byte[] body = "{\"detail\":\"company: must not be that\"}".getBytes(StandardCharsets.UTF_8);
        inFlight.decrementAndGet();
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void awaitOneTooMany(String method) {
        if (!method.equals("POST")) {
            return;
        }
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

    private int answer(String method, String path, JsonNode body) {
        String key = path.endsWith("/register")
                ? path + "/" + body.get("userId").asString()
                : path + "/" + body.path("id").asString("");
        if (busyOnce.remove(key)) {
            return 503;
        }
        if (refused.contains(key)) {
            return 422;
        }
        if (method.equals("PUT")) {
            statuses.put(path, body.get("status").asString());
            return 200;
        }
        return stored.add(key) ? 201 : 409;
    }

    private Summary run(long seed) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        SampleSettings settings = new SampleSettings(address, PEOPLE, EVENTS, seed, LocalDate.of(2026, 11, 20), 8);
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
        assertThat(stored).contains("/users/p-1-1", "/events/e-1-1");
    }

    @Test
    void givesPastEventsTheirLastStatus() throws Exception {
        Summary summary = run(1);
        assertThat(statuses).hasSize((int) part(summary, "closings").done()).containsValue("completed");
    }

    @Test
    void aSecondRunFindsEverythingThere() throws Exception {
        run(1);
        Set<String> before = Set.copyOf(stored);
        statuses.clear();
        Summary again = run(1);
        assertThat(again.isComplete()).isTrue();
        assertThat(again.parts()).allMatch(part -> part.done() == 0);
        assertThat(part(again, "people").alreadyThere()).isEqualTo(PEOPLE);
        assertThat(stored).isEqualTo(before);
        assertThat(statuses).isEmpty();
    }

    @Test
    void countsFailuresAndKeepsTheFirstDetails() throws Exception {
        for (int number = 1; number <= 9; number++) {
            refused.add("/users/p-1-" + number);
        }
        Summary.Part people = part(run(1), "people");
        assertThat(people.failed()).isEqualTo(9);
        assertThat(people.done()).isEqualTo(PEOPLE - 9);
        assertThat(people.details()).hasSize(5).allMatch(detail -> detail.contains("POST /users: 422 {\"detail\""));
    }

    @Test
    void asksAgainWhenTheGatewayIsBusy() throws Exception {
        busyOnce.add("/users/p-1-3");
        assertThat(run(1).isComplete()).isTrue();
        assertThat(stored).contains("/users/p-1-3");
    }

    @Test
    void hasAsManyInFlightAsAllowedAndNeverMore() throws Exception {
        allowed = new CountDownLatch(8);
        oneTooMany = new CountDownLatch(9);
        run(1);
        assertThat(mostInFlight).hasValue(8);
    }

    @Test
    void saysSoWhenNobodyAnswers() {
        server.stop(0);
        assertThatThrownBy(() -> run(1))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll("nobody answers at http://127.0.0.1:", "./crm up");
    }

    @Test
    void refusesLessThanOnePerson() {
        assertThatThrownBy(() -> new SampleSettings(URI.create("http://x"), 0, 1, 1, LocalDate.EPOCH, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("people is 0, but must be at least 1");
    }
}
