package dev.eventcrm.command;

import dev.eventcrm.test.Contract;
import dev.eventcrm.test.DynamoDbLocal;
import dev.eventcrm.test.TestAddresses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The service as a program: on a port of its own, talked to over HTTP only. */
public final class CommandApi implements AutoCloseable {
    /** What signs the links of mails in tests. */
    public static final String TRACKING_SECRET = "a secret of tests that is long enough";

    /** Patience for a busy machine: what most tests are about is not how long DynamoDB Local takes. */
    private static final String[] PATIENT = {
        "crm.dynamodb.attempt-timeout=20s",
        "crm.dynamodb.call-timeout=30s",
        "crm.keyed-locks.max-wait=30s",
        "crm.tracking.patience=30s"
    };

    static {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
    }

    private final ConfigurableApplicationContext context;
    private final URI url;
    private volatile @Nullable Contract contract;
    private final HttpClient client = newClient();

    private CommandApi(ConfigurableApplicationContext context) {
        this.context = context;
        this.url = URI.create("http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    private static final class Shared {
        static final CommandApi INSTANCE = onSharedTable();

        private static CommandApi onSharedTable() {
            DynamoDbLocal.shared().reset();
            return start(PATIENT);
        }
    }

    /** The one of this JVM, on the shared DynamoDB; its tests use ids and addresses of their own. */
    public static CommandApi shared() {
        return Shared.INSTANCE;
    }

    /**
     * One of the caller's own on the shared DynamoDB.
     *
     * @param properties Spring properties, such as {@code crm.table.create=true}
     */
    public static CommandApi start(String... properties) {
        DynamoDbLocal.shared().setSystemProperties();
        return run(properties);
    }

    private static CommandApi run(String... properties) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("server.port", "0");
        settings.put("logging.level.root", "warn");
        settings.put("logging.level.dev.eventcrm", "info");
        settings.put("crm.query.url", QueryApiStandIn.shared().url().toString());
        settings.put("crm.tracking.secret", TRACKING_SECRET);
        settings.put("crm.addresses.secret", TestAddresses.SECRET);
        settings.put("crm.addresses.earlier-secrets", TestAddresses.EARLIER_SECRET);
        settings.put("crm.sns.topics", SnsStandIn.TOPIC);
        settings.put("crm.sns.endpoint", SnsStandIn.shared().url().toString());
        for (String property : properties) {
            String[] nameAndValue = property.split("=", 2);
            settings.put(nameAndValue[0], nameAndValue[1]);
        }
        String[] arguments = settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        SpringApplication application = new SpringApplicationBuilder(CommandApiApplication.class)
                .profiles("local")
                .build();
        return new CommandApi(application.run(arguments));
    }

    /**
     * One of the caller's own that reaches the shared DynamoDB through another address.
     *
     * @param endpoint the address
     * @param properties Spring properties
     */
    public static CommandApi startThrough(URI endpoint, String... properties) {
        DynamoDbLocal.shared().setSystemProperties();
        System.setProperty("aws.endpointUrlDynamoDb", endpoint.toString());
        try {
            return run(properties);
        } finally {
            DynamoDbLocal.shared().setSystemProperties();
        }
    }

    /**
     * One of the caller's own that reaches the shared DynamoDB through another address and is as patient as the shared one.
     *
     * @param endpoint the address
     * @param properties Spring properties
     */
    public static CommandApi startPatientThrough(URI endpoint, String... properties) {
        return startThrough(
                endpoint, Stream.of(PATIENT, properties).flatMap(Stream::of).toArray(String[]::new));
    }

    /** A client with connections of its own. */
    public static HttpClient newClient() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    /** Where it answers. */
    public URI url() {
        return url;
    }

    /** A bean of it. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Sends a POST with a JSON body. */
    public Reply post(String path, String json, String... headers) {
        return send("POST", path, json, headers);
    }

    /** Sends a PUT with a JSON body. */
    public Reply put(String path, String json, String... headers) {
        return send("PUT", path, json, headers);
    }

    /** Sends a DELETE. */
    public Reply delete(String path, String... headers) {
        return exchange(request("DELETE", path, headers).build());
    }

    /** Sends a GET. */
    public Reply get(String path, String... headers) {
        return exchange(request("GET", path, headers).build());
    }

    /** Sends a request with a JSON body. */
    public Reply send(String method, String path, String json, String... headers) {
        return send(method, path, json.getBytes(StandardCharsets.UTF_8), headers);
    }

    /** Sends a request with these bytes as a JSON body; a Content-Type among the headers replaces ours. */
    public Reply send(String method, String path, byte[] body, String... headers) {
        HttpRequest.Builder request = request(method, path, headers);
        if (!List.of(headers).contains("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        return exchange(request.method(method, BodyPublishers.ofByteArray(body)).build());
    }

    /** A request to it. */
    public HttpRequest.Builder request(String method, String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(30))
                .method(method, BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request;
    }

    /** Sends any request. */
    public Reply exchange(HttpRequest request) {
        Reply reply = exchange(client, request);
        contract().check(request.method(), request.uri().getRawPath(), reply.status(), reply.headers(), reply.text());
        return reply;
    }

    private Contract contract() {
        Contract known = contract;
        if (known == null) {
            known = Contract.of(
                    exchange(client, request("GET", "/v3/api-docs").build()).text());
            contract = known;
        }
        return known;
    }

    /** Sends any request by that client. */
    public static Reply exchange(HttpClient client, HttpRequest request) {
        try {
            return Reply.of(client.send(request, BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(Objects.toString(request), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
