package dev.eventcrm.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import dev.eventcrm.gateway.GatewayOverHttp;
import dev.eventcrm.gateway.Peer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Bodies pass as they arrive. The test run has less memory than the bodies of this class are long. */
class StreamingTest extends GatewayOverHttp {
    private static final int BLOCK = 64 * 1024;
    private static final long LONG_BODY = 256L * 1024 * 1024;

    @Test
    void theFirstRowArrivesBeforeTheLastIsWritten() throws IOException {
        CountDownLatch firstRowSeen = new CountDownLatch(1);
        QUERIES.answers(exchange -> {
            OutputStream rows = csv(exchange, 0);
            rows.write("first\n".getBytes(StandardCharsets.UTF_8));
            rows.flush();
            rows.write((await(firstRowSeen) ? "last\n" : "nobody saw the first\n").getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });

        HttpResponse<InputStream> answer = send(request("/users/export"), BodyHandlers.ofInputStream());
        try (InputStream rows = answer.body()) {
            assertThat(new String(rows.readNBytes(6), StandardCharsets.UTF_8)).isEqualTo("first\n");
            firstRowSeen.countDown();
            assertThat(new String(rows.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("last\n");
        }
        assertThat(answer.headers().firstValue("Content-Disposition")).contains("attachment; filename=users.csv");
    }

    @Test
    void anAnswerLargerThanTheMemoryPasses() throws IOException {
        QUERIES.answers(exchange -> {
            OutputStream rows = csv(exchange, LONG_BODY);
            byte[] block = new byte[BLOCK];
            for (long written = 0; written < LONG_BODY; written += BLOCK) {
                rows.write(block);
            }
            exchange.close();
        });

        HttpResponse<InputStream> answer = send(request("/users/export"), BodyHandlers.ofInputStream());
        try (InputStream rows = answer.body()) {
            assertThat(lengthOf(rows)).isEqualTo(LONG_BODY);
        }
        assertThat(LONG_BODY).isGreaterThan(Runtime.getRuntime().maxMemory());
    }

    @Test
    void anUploadLargerThanTheMemoryPasses() {
        AtomicLong arrived = new AtomicLong();
        COMMANDS.answers(exchange -> {
            arrived.set(lengthOf(exchange.getRequestBody()));
            Peer.respond(exchange, 202, "{}");
        });

        HttpResponse<String> answer =
                send(request("/users").POST(BodyPublishers.ofInputStream(() -> new Zeros(LONG_BODY))));

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(arrived).hasValue(LONG_BODY);
    }

    @Test
    void anUploadReachesTheServiceWhileItIsBeingSent() throws Exception {
        CompletableFuture<String> firstPart = new CompletableFuture<>();
        COMMANDS.answers(exchange -> {
            firstPart.complete(firstThree(exchange.getRequestBody()));
            String rest = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Peer.respond(exchange, 200, rest);
        });

        try (Socket socket = connect()) {
            write(socket, "POST /users HTTP/1.1\r\nHost: crm\r\nTransfer-Encoding: chunked\r\n\r\n3\r\none\r\n");
            assertThat(firstPart.get(20, TimeUnit.SECONDS)).isEqualTo("one");
            write(socket, "3\r\ntwo\r\n0\r\n\r\n");
            assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.UTF_8))
                    .isEqualTo("HTTP/1.1 200");
        }
    }

    @RepeatedTest(5)
    void aRefusedUploadGetsTheServicesOwnRefusal() {
        // Answers without reading the body, and closes: the rest of the upload meets a dead connection.
        COMMANDS.answers(413, "application/problem+json", "{\"detail\":\"At most 1 MB.\"}");

        HttpResponse<String> answer =
                send(request("/users").POST(BodyPublishers.ofInputStream(() -> new Zeros(20_000_000))));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).isEqualTo("{\"detail\":\"At most 1 MB.\"}");
    }

    @Test
    void anUploadThatIsGivenUpBecauseItWasRefusedIsNotTakenForAWholeOne() throws Exception {
        CompletableFuture<String> end = new CompletableFuture<>();
        COMMANDS.answers(exchange -> {
            exchange.sendResponseHeaders(413, 2);
            exchange.getResponseBody().write("{}".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            end.complete(endOf(exchange.getRequestBody()));
        });

        HttpResponse<String> answer =
                send(request("/users").POST(BodyPublishers.ofInputStream(() -> new Zeros(LONG_BODY))));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(end.get(20, TimeUnit.SECONDS)).isEqualTo("noticed");
    }

    @Test
    void aClientThatAsksFirstIsToldToGoOn() {
        COMMANDS.answers(exchange -> {
            long length = lengthOf(exchange.getRequestBody());
            Peer.respond(exchange, 200, String.valueOf(length));
        });

        HttpResponse<String> answer =
                send(request("/users").expectContinue(true).POST(BodyPublishers.ofByteArray(new byte[200_000])));

        assertThat(answer.body()).isEqualTo("200000");
    }

    @Test
    void theServiceSeesThatAnUploadBrokeOff() throws Exception {
        CompletableFuture<String> end = new CompletableFuture<>();
        CountDownLatch started = new CountDownLatch(1);
        COMMANDS.answers(exchange -> {
            firstThree(exchange.getRequestBody());
            started.countDown();
            end.complete(endOf(exchange.getRequestBody()));
        });

        try (Socket socket = connect()) {
            write(socket, "POST /users HTTP/1.1\r\nHost: crm\r\nTransfer-Encoding: chunked\r\n\r\n3\r\none\r\n");
            assertThat(await(started)).isTrue();
        }

        assertThat(end.get(20, TimeUnit.SECONDS)).isEqualTo("noticed");
    }

    @Test
    void aBodyThatIsNotHttpIsAProblemOfItsSender() throws IOException {
        try (Socket socket = connect()) {
            write(socket, "POST /users HTTP/1.1\r\nHost: crm\r\nTransfer-Encoding: chunked\r\n\r\nno chunk\r\n");
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json", "\"detail\":");
        }
    }

    @Test
    void theServiceIsStoppedWhenTheClientLeavesAnExport() throws Exception {
        CountDownLatch stopped = new CountDownLatch(1);
        QUERIES.answers(exchange -> {
            OutputStream rows = csv(exchange, 0);
            try {
                for (byte[] block = new byte[BLOCK]; ; ) {
                    rows.write(block);
                }
            } catch (IOException e) {
                stopped.countDown();
                throw e;
            }
        });

        try (Socket socket = connect()) {
            write(socket, "GET /users/export HTTP/1.1\r\nHost: crm\r\n\r\n");
            socket.getInputStream().readNBytes(BLOCK);
        }

        assertThat(await(stopped)).isTrue();
    }

    @Test
    void aBrokenOffAnswerOfKnownLengthIsNotTakenForAWholeOne() {
        QUERIES.answers(exchange -> {
            OutputStream rows = csv(exchange, 1_000);
            rows.write(new byte[10]);
            rows.flush();
            throw new IOException("the service dies");
        });

        assertThatThrownBy(() -> get("/users/export")).hasMessageContaining("no answer");
    }

    @Test
    void aBrokenOffAnswerOfUnknownLengthIsNotTakenForAWholeOne() throws IOException {
        QUERIES.answers(exchange -> {
            OutputStream rows = csv(exchange, 0);
            rows.write(new byte[10]);
            rows.flush();
            throw new IOException("the service dies");
        });

        String answer = sendRaw("GET /users/export HTTP/1.1", "Host: crm");

        assertThat(answer).startsWith("HTTP/1.1 200").doesNotContain("\r\n0\r\n");
    }

    private static OutputStream csv(HttpExchange exchange, long length) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/csv;charset=UTF-8");
        exchange.getResponseHeaders().set("Content-Disposition", "attachment; filename=users.csv");
        exchange.sendResponseHeaders(200, length);
        return exchange.getResponseBody();
    }

    /** Byte by byte, since the peer's stream waits for the next chunk when it is asked for none. */
    private static String firstThree(InputStream stream) throws IOException {
        return "" + (char) stream.read() + (char) stream.read() + (char) stream.read();
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String endOf(InputStream body) {
        try {
            return "took " + lengthOf(body) + " bytes for the whole";
        } catch (IOException e) {
            return "noticed";
        }
    }

    private static long lengthOf(InputStream stream) throws IOException {
        byte[] block = new byte[BLOCK];
        long length = 0;
        for (int read = stream.read(block); read >= 0; read = stream.read(block)) {
            length += read;
        }
        return length;
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** So many bytes of nothing, made as they are read. */
    private static final class Zeros extends InputStream {
        private long left;

        private Zeros(long length) {
            this.left = length;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int read = (int) Math.min(left, length);
            left -= read;
            return read;
        }
    }
}
