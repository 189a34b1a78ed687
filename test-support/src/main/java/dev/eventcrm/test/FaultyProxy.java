package dev.eventcrm.test;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Stands between a service and an engine, and does to chosen requests what networks and overloaded servers do. */
public final class FaultyProxy implements AutoCloseable {
    /** What belongs to one connection; and compression, so that answers can be read and rewritten. */
    private static final Set<String> NOT_FORWARDED = Set.of(
            "host",
            "connection",
            "content-length",
            "transfer-encoding",
            "upgrade",
            "http2-settings",
            "expect",
            "accept-encoding");

    private final URI target;
    private final HttpServer server;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Deque<Plan> plans = new ConcurrentLinkedDeque<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> paths = new ConcurrentHashMap<>();
    private final Map<AtomicInteger, Predicate<Request>> counters = new ConcurrentHashMap<>();
    private volatile CountDownLatch healed = new CountDownLatch(1);
    private final CountDownLatch closing = new CountDownLatch(1);

    private FaultyProxy(URI target) {
        this.target = target;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    /** What a request is chosen by. */
    public record Request(
            String method, String path, @Nullable String operation, String body) {
        /** Whether it is a bulk request to OpenSearch. */
        public boolean isBulk() {
            return path.equals("/_bulk");
        }

        /** Whether it asks DynamoDB for that operation, such as {@code UpdateItem}. */
        public boolean isCallOf(String operationName) {
            return operation != null && operation.endsWith("." + operationName);
        }
    }

    /** What happens to it. */
    public sealed interface Fault {
        /** Nothing: the faults that are planned after it are for later requests. */
        record None() implements Fault {}

        /** The engine never sees it, and no answer comes; the connection breaks when all is healed. */
        record Hang() implements Fault {}

        /** The engine never sees it, and this is the answer. */
        record Answer(int status, String body) implements Fault {}

        /** The engine does what it asks, but no answer comes before the client gives up. */
        record HangAfterApplying() implements Fault {}

        /** The engine does what it asks, but the connection breaks before the answer. */
        record BreakAfterApplying() implements Fault {}

        /** The connection breaks before the engine sees it. */
        record Break() implements Fault {}

        /** The engine sees another body, and the client another answer. */
        record Rewrite(UnaryOperator<String> body, UnaryOperator<String> answer) implements Fault {}
    }

    private record Plan(Predicate<Request> chosen, Fault fault, AtomicInteger left) {}

    /** A proxy that lets everything pass, for a start. */
    public static FaultyProxy before(URI target) {
        return new FaultyProxy(target);
    }

    /** Where it answers. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Does that to the next requests of that kind. */
    public void plan(int times, Predicate<Request> chosen, Fault fault) {
        plans.addLast(new Plan(chosen, fault, new AtomicInteger(times)));
    }

    /** Does that to all requests of that kind from now on. */
    public void planForever(Predicate<Request> chosen, Fault fault) {
        plan(Integer.MAX_VALUE, chosen, fault);
    }

    /** Lets everything pass again. */
    public void heal() {
        plans.clear();
        CountDownLatch hanging = healed;
        healed = new CountDownLatch(1);
        hanging.countDown();
    }

    /** How many of the planned faults are still to come. */
    public int faultsLeft() {
        return plans.stream().mapToInt(plan -> plan.left().get()).sum();
    }

    /** How many requests have come. */
    public int requests() {
        return requests.get();
    }

    /** How many calls of that operation of DynamoDB have come, such as {@code UpdateItem}. */
    public int callsOf(String operationName) {
        return calls.getOrDefault(operationName, new AtomicInteger()).get();
    }

    /** How often each path was asked for by a method, such as {@code GET /_alias/users}; without calls of DynamoDB. */
    public Map<String, Integer> requestsByPath() {
        Map<String, Integer> counts = new TreeMap<>();
        paths.forEach((path, count) -> counts.put(path, count.get()));
        return counts;
    }

    /**
     * Counts requests of a kind from now on.
     *
     * @param counted which
     */
    public AtomicInteger counting(Predicate<Request> counted) {
        AtomicInteger count = new AtomicInteger();
        counters.put(count, counted);
        return count;
    }

    private void handle(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        CountDownLatch untilHealed = healed;
        String operation = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        if (operation != null) {
            calls.computeIfAbsent(operation.replaceFirst(".*\\.", ""), _ -> new AtomicInteger())
                    .incrementAndGet();
        } else {
            String path =
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
            paths.computeIfAbsent(path, _ -> new AtomicInteger()).incrementAndGet();
        }
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Request request = new Request(
                exchange.getRequestMethod(), exchange.getRequestURI().getPath(), operation, body);
        counters.forEach((count, counted) -> {
            if (counted.test(request)) {
                count.incrementAndGet();
            }
        });
        Fault fault = faultFor(request);
        try (exchange) {
            switch (fault) {
                case Fault.None _ -> answer(exchange, forward(exchange, body));
                case Fault.Hang _ -> untilHealed.await();
                case Fault.Answer(int status, String text) -> answer(exchange, status, text);
                case Fault.HangAfterApplying _ -> {
                    forward(exchange, body);
                    closing.await();
                }
                case Fault.BreakAfterApplying _ -> forward(exchange, body);
                case Fault.Break _ -> {}
                case Fault.Rewrite rewrite -> {
                    HttpResponse<byte[]> response =
                            forward(exchange, rewrite.body().apply(body));
                    String text = new String(response.body(), StandardCharsets.UTF_8);
                    answer(exchange, response.statusCode(), rewrite.answer().apply(text));
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Fault faultFor(Request request) {
        for (Plan plan : plans) {
            if (plan.chosen().test(request) && plan.left().getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                return plan.fault();
            }
        }
        return new Fault.None();
    }

    private HttpResponse<byte[]> forward(HttpExchange exchange, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(target.resolve(exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofString(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!NOT_FORWARDED.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static void answer(HttpExchange exchange, HttpResponse<byte[]> response) throws IOException {
        response.headers().map().forEach((name, values) -> {
            if (!NOT_FORWARDED.contains(name) && !name.startsWith(":")) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        send(exchange, response.statusCode(), response.body());
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        send(exchange, status, body.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        boolean isEmpty = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, isEmpty ? -1 : body.length);
        if (!isEmpty) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        closing.countDown();
        heal();
        server.stop(0);
        client.close();
    }
}
