package dev.eventcrm.command;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.eventcrm.test.DynamoDbLocal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The shared DynamoDB Local behind a network that can be told to fail. */
public final class FaultyDynamoDb implements AutoCloseable {
    /** What happens to a request. */
    private enum Fault {
        NONE,
        /** The connection is closed before DynamoDB sees the request. */
        LOST_REQUEST,
        /** DynamoDB acts on the request, and the connection is closed before the answer arrives. */
        LOST_ANSWER,
        /** DynamoDB answers with the error that was set. */
        ERROR,
        /** Nothing happens until the network is healed. */
        HANGING
    }

    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicInteger transactions = new AtomicInteger();
    private volatile Faults faults = _ -> Fault.NONE;
    private volatile String error = "";
    private volatile CountDownLatch healed = new CountDownLatch(1);

    @FunctionalInterface
    private interface Faults {
        Fault of(boolean transaction);
    }

    /** Starts it; all is well. */
    public FaultyDynamoDb() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::pass);
        server.start();
    }

    /** Where it answers. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Makes all well again. */
    public void heal() {
        faults = _ -> Fault.NONE;
        healed.countDown();
    }

    /** Every request is lost. */
    public void cut() {
        faults = _ -> Fault.LOST_REQUEST;
    }

    /** No request gets an answer. */
    public void hang() {
        healed = new CountDownLatch(1);
        faults = _ -> Fault.HANGING;
    }

    /** The next transactions pass, those after them are lost. */
    public void cutAfter(int passing) {
        transactions.set(0);
        faults = transaction ->
                transaction && transactions.incrementAndGet() > passing ? Fault.LOST_REQUEST : Fault.NONE;
    }

    /** The answer to the next transaction is lost. */
    public void loseNextAnswer() {
        transactions.set(0);
        faults = transaction -> transaction && transactions.incrementAndGet() == 1 ? Fault.LOST_ANSWER : Fault.NONE;
    }

    /** The next transactions get that error: its name, and fields that follow it as JSON. */
    public void refuseNext(int refused, String name, String fields) {
        transactions.set(0);
        error = "{\"__type\":\"com.amazonaws.dynamodb.v20120810#" + name + "\",\"message\":\"as told\"" + fields + "}";
        faults = transaction -> transaction && transactions.incrementAndGet() <= refused ? Fault.ERROR : Fault.NONE;
    }

    /** How many transactions came since the last fault was set. */
    public int transactions() {
        return transactions.get();
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            switch (faults.of(target != null && target.endsWith("TransactWriteItems"))) {
                case LOST_REQUEST -> {}
                case LOST_ANSWER -> forward(exchange, body);
                case HANGING -> await();
                case ERROR -> {
                    exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
                    exchange.sendResponseHeaders(400, error.length());
                    exchange.getResponseBody().write(error.getBytes(StandardCharsets.US_ASCII));
                }
                case NONE -> {
                    HttpResponse<byte[]> answer = forward(exchange, body);
                    exchange.getResponseHeaders()
                            .set(
                                    "Content-Type",
                                    answer.headers().firstValue("Content-Type").orElse("application/x-amz-json-1.0"));
                    exchange.sendResponseHeaders(
                            answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
                    exchange.getResponseBody().write(answer.body());
                }
            }
        }
    }

    private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body) throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(DynamoDbLocal.shared().url()).POST(BodyPublishers.ofByteArray(body));
        for (String name : new String[] {"X-Amz-Target", "Content-Type", "Authorization", "X-Amz-Date"}) {
            String value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) {
                request.header(name, value);
            }
        }
        try {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private void await() throws IOException {
        try {
            healed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        heal();
        server.stop(0);
        client.close();
    }
}
