package dev.eventcrm.engine.ses.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Function;
import tools.jackson.databind.node.JsonNodeFactory;

/** Serves one port, each request on a virtual thread of its own. */
public final class Server implements AutoCloseable {
    private static final int BACKLOG = 1024;
    private static final int NO_BODY = -1;
    private static final int UNKNOWN_LENGTH = 0;

    static {
        // An answer goes out at once instead of waiting for the client to acknowledge its headers (40 ms on Linux).
        System.setProperty("sun.net.httpserver.nodelay", "true");
        // Clients pool connections. Closing idle ones would race with a client's next request, and a sender would have
        // to
        // treat a mail as unconfirmed that was never accepted.
        System.setProperty("sun.net.httpserver.idleInterval", "600");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "2000");
    }

    private final HttpServer server;
    private final Function<Request, Answer> handler;

    private Server(HttpServer server, Function<Request, Answer> handler) {
        this.server = server;
        this.handler = handler;
    }

    /**
     * Begins to serve.
     *
     * @param host the address to listen on
     * @param port the port; 0 takes any free one
     * @throws IOException if the port cannot be had
     */
    public static Server start(String host, int port, Function<Request, Answer> handler) throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getByName(host), port), BACKLOG);
        Server server = new Server(http, handler);
        http.createContext("/", server::handle);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.start();
        return server;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            switch (answerTo(exchange)) {
                case Answer.Whole whole -> send(exchange, whole);
                case Answer.Streamed streamed -> stream(exchange, streamed);
                case Answer.Cut() -> {
                    // Closing an exchange without an answer cuts the connection.
                }
            }
        }
    }

    private Answer answerTo(HttpExchange exchange) {
        try {
            return handler.apply(new Request(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    Query.of(exchange.getRequestURI().getRawQuery()),
                    name -> Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)),
                    exchange.getRequestBody()));
        } catch (BadRequestException e) {
            return problem(400, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            System.err.println("%s %s failed: %s"
                    .formatted(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI().getPath(),
                            e));
            return problem(500, e.toString());
        }
    }

    /** Says what is wrong, as AWS does. */
    public static Answer.Whole problem(int status, String message) {
        return Answer.json(
                status,
                JsonNodeFactory.instance.objectNode().put("message", message).toString());
    }

    private static void send(HttpExchange exchange, Answer.Whole answer) throws IOException {
        setHeaders(exchange, answer.headers());
        boolean isEmpty =
                answer.body().length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(answer.status(), isEmpty ? NO_BODY : answer.body().length);
        if (!isEmpty) {
            exchange.getResponseBody().write(answer.body());
        }
    }

    private static void stream(HttpExchange exchange, Answer.Streamed answer) throws IOException {
        setHeaders(exchange, answer.headers());
        exchange.sendResponseHeaders(200, UNKNOWN_LENGTH);
        try (OutputStream out = exchange.getResponseBody()) {
            answer.body().writeTo(out);
        }
    }

    private static void setHeaders(HttpExchange exchange, Map<String, String> headers) {
        headers.forEach(exchange.getResponseHeaders()::set);
    }

    /** Ends at once. */
    @Override
    public void close() {
        server.stop(0);
    }
}
