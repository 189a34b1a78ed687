package dev.eventcrm.engine.ses;

import static dev.eventcrm.engine.ses.RunningEndpoint.JSON;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A subscriber: keeps what it is posted. */
final class Webhook implements AutoCloseable {
    private final int port;
    private final List<Posted> posted = new CopyOnWriteArrayList<>();
    private volatile IntSupplier status = () -> 200;
    private @Nullable HttpServer server;

    /**
     * One request.
     *
     * @param type of the header {@code x-amz-sns-message-type}
     * @param body as it came
     */
    record Posted(@Nullable String type, @Nullable String topic, String body) {
        JsonNode envelope() {
            return JSON.readTree(body);
        }

        JsonNode event() {
            return JSON.readTree(envelope().path("Message").stringValue());
        }
    }

    private Webhook(int port) {
        this.port = port;
    }

    static Webhook notYetThere() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new Webhook(socket.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Webhook start() {
        Webhook webhook = notYetThere();
        webhook.listen();
        return webhook;
    }

    void listen() {
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            started.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            started.createContext("/ses/notifications", exchange -> {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                int answer = status.getAsInt();
                if (answer == 200) {
                    posted.add(new Posted(
                            exchange.getRequestHeaders().getFirst("x-amz-sns-message-type"),
                            exchange.getRequestHeaders().getFirst("x-amz-sns-topic-arn"),
                            body));
                }
                exchange.sendResponseHeaders(answer, -1);
                exchange.close();
            });
            started.start();
            server = started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void answers(IntSupplier next) {
        status = next;
    }

    URI url() {
        return URI.create("http://127.0.0.1:%d/ses/notifications".formatted(port));
    }

    List<Posted> confirmations() {
        return ofType("SubscriptionConfirmation").toList();
    }

    List<Posted> notifications() {
        return ofType("Notification").toList();
    }

    List<String> eventTypes() {
        return notifications().stream()
                .map(notification -> notification.event().path("eventType").stringValue())
                .toList();
    }

    private Stream<Posted> ofType(String type) {
        return posted.stream().filter(one -> type.equals(one.type()));
    }

    @Override
    public void close() {
        if (server != null) {
            server.stop(0);
        }
    }
}
