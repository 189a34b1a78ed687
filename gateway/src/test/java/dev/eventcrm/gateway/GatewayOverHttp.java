package dev.eventcrm.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One running gateway for all tests, with a peer in the place of each service.
 *
 * <p>Peers share the machine with the gateway and its tests, so it waits for them longer than any stall of the machine
 * lasts. What it does when they are silent for longer is {@link PatienceTest}'s business.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles("local")
@TestPropertySource(properties = {"crm.gateway.read-timeout=30s", "crm.gateway.health-timeout=30s"})
@Timeout(120)
public abstract class GatewayOverHttp {
    protected static final Peer COMMANDS = Peer.start();
    protected static final Peer QUERIES = Peer.start();
    protected static final Peer INDEXER = Peer.start();
    protected static final Peer SENDER = Peer.start();

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private static final JsonMapper JSON = new JsonMapper();

    static {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
    }

    @Autowired
    private Environment environment;

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry registry) {
        registry.add("crm.gateway.command-url", COMMANDS::url);
        registry.add("crm.gateway.query-url", QUERIES::url);
        registry.add("crm.gateway.indexer-url", INDEXER::url);
        registry.add("crm.gateway.sender-url", SENDER::url);
    }

    @BeforeEach
    void forget() {
        COMMANDS.reset();
        QUERIES.reset();
        INDEXER.reset();
        SENDER.reset();
    }

    protected int port() {
        return environment.getRequiredProperty("local.server.port", Integer.class);
    }

    protected HttpRequest.Builder request(String target) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + target));
    }

    protected HttpResponse<String> get(String target) {
        return send(request(target));
    }

    protected HttpResponse<String> post(String target, String body, String... headers) {
        HttpRequest.Builder request = request(target).POST(BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    protected static HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, BodyHandlers.ofString());
    }

    protected static <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return HTTP.send(request.build(), body);
        } catch (IOException e) {
            throw new AssertionError("The gateway gave no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Sends a request line and headers as they are, and gives back what is answered until the connection ends. */
    protected String sendRaw(String... lines) throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write((String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    protected Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port());
        socket.setSoTimeout(30_000);
        return socket;
    }

    protected static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }
}
