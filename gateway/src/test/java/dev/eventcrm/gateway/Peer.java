package dev.eventcrm.gateway;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/** Stands where a service is: a real HTTP server that keeps what it got and answers what it is told. */
public final class Peer {
    private static final byte[] EMPTY = {};

    private final int port;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final AtomicReference<HttpHandler> answer = new AtomicReference<>();
    private HttpServer server;

    /** What the peer got. */
    public record Received(String method, String target, Headers headers, String body) {}

    private Peer(HttpServer server) {
        this.server = server;
        this.port = server.getAddress().getPort();
        serve();
        reset();
    }

    public static Peer start() {
        return new Peer(listen(0));
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Forgets what came, and answers 200 with an empty object from now on. */
    public void reset() {
        received.clear();
        answers(200, "application/json", "{}");
    }

    public void answers(int status, String type, String body, String... headers) {
        answers(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
            }
            respond(exchange, status, body);
        });
    }

    /** Leaves the exchange to the handler, body unread; only method, target and headers are kept. */
    public void answers(HttpHandler handler) {
        answer.set(handler);
    }

    public static void respond(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        if (head) {
            exchange.getResponseHeaders().set("Content-Length", String.valueOf(bytes.length));
        }
        exchange.sendResponseHeaders(status, head || bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(head ? EMPTY : bytes);
        exchange.close();
    }

    public List<Received> received() {
        return received;
    }

    public Received onlyReceived() {
        if (received.size() != 1) {
            throw new AssertionError("One request was expected: " + received);
        }
        return received.getFirst();
    }

    /** Ends the program that listens, as a crash does. */
    public void stop() {
        server.stop(0);
    }

    /** Listens on the same port again. */
    public void startAgain() {
        server = listen(port);
        serve();
    }

    private void serve() {
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        HttpHandler handler = answer.get();
        String length = exchange.getRequestHeaders().getFirst("Content-Length");
        // A long body is the handler's to read.
        boolean small = exchange.getRequestHeaders().containsKey("X-Read-Body")
                || (length != null && Long.parseLong(length) < 100_000);
        String body = small ? new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8) : "";
        received.add(new Received(
                exchange.getRequestMethod(), exchange.getRequestURI().toString(), exchange.getRequestHeaders(), body));
        handler.handle(exchange);
    }

    private static HttpServer listen(int port) {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
