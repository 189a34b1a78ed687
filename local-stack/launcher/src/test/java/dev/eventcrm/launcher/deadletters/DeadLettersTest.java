package dev.eventcrm.launcher.deadletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.eventcrm.launcher.deadletters.DeadLetters.DeadLetter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeadLettersTest {
    private static final String LIST = """
            {"deadLetters":[{"id":"users#u 1#7","index":"users","documentId":"u 1","version":7,
            "reason":"mapper_parsing_exception","failedAt":"2026-11-20T06:00:00Z","shard":"new"}],"count":1}
            """;

    private final HttpServer server = indexer();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile int status = 200;

    private static HttpServer indexer() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @BeforeEach
    void listen() {
        server.createContext("/", exchange -> {
            asked.add(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath());
            byte[] body = LIST.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private DeadLetters letters() {
        return new DeadLetters(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    @Test
    void listsThemAndIgnoresWhatLaterVersionsAdd() throws Exception {
        assertThat(letters().list())
                .containsExactly(new DeadLetter(
                        "users#u 1#7", "users", "u 1", 7, "mapper_parsing_exception", "2026-11-20T06:00:00Z"));
    }

    @Test
    void replaysOneByItsEncodedId() throws Exception {
        assertThat(letters().replay("users#u 1#7")).isTrue();
        assertThat(asked).containsExactly("POST /dead-letters/users%23u%201%237/replay");
    }

    @Test
    void tellsAMissingOne() throws Exception {
        status = 404;
        assertThat(letters().replay("x")).isFalse();
    }

    @Test
    void passesOnWhatTheIndexerSays() {
        status = 503;
        assertThatThrownBy(() -> letters().list())
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("the stream-indexer answered 503: ");
    }

    @Test
    void saysSoWhenNobodyAnswers() {
        server.stop(0);
        assertThatThrownBy(() -> letters().list())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("does not answer at http://127.0.0.1:");
    }
}
