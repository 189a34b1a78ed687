package dev.eventcrm.query;

import dev.eventcrm.test.Contract;
import dev.eventcrm.test.OpenSearchNode;
import dev.eventcrm.test.TestAddresses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service on a random port, and a client of it. Started once for all tests of this JVM. */
public final class QueryApi implements AutoCloseable {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    /** How many rows exports read at once: so few that most exports of tests take several pages. */
    public static final int EXPORT_PAGE = 20;

    /** How many cells counts read at once: so few that many counts of tests take several pages. */
    public static final int TALLY_PAGE = 25;

    /** On a machine that builds other things at the same time, an engine may take seconds for what takes milliseconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI url;
    private volatile @Nullable Contract contract;

    static {
        Awaitility.setDefaultTimeout(PATIENCE);
    }

    private QueryApi(URI openSearch, String... settings) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--spring.profiles.active=local",
                "--crm.opensearch.url=" + openSearch,
                "--crm.addresses.secret=" + TestAddresses.SECRET,
                "--crm.addresses.earlier-secrets=" + TestAddresses.EARLIER_SECRET,
                "--crm.probe.longest-pause=200ms",
                "--crm.probe.longest-pause-away=200ms"));
        arguments.addAll(List.of(settings));
        context = SpringApplication.run(QueryApiApplication.class, arguments.toArray(String[]::new));
        url = URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port"));
    }

    private static final class Shared {
        static final QueryApi INSTANCE = startOver(OpenSearchNode.shared().url());
    }

    /** The one of this JVM, over the shared OpenSearch. */
    public static QueryApi shared() {
        return Shared.INSTANCE;
    }

    /** One of the caller's own, over that OpenSearch, which need not answer yet. */
    public static QueryApi startOver(URI openSearch) {
        return new QueryApi(
                openSearch, "--crm.export.page-size=" + EXPORT_PAGE, "--crm.grouped-counts.page-size=" + TALLY_PAGE);
    }

    /** One of the caller's own, over that OpenSearch, with those settings and no others for tests. */
    public static QueryApi startWith(URI openSearch, String... settings) {
        return new QueryApi(openSearch, settings);
    }

    /** Where it answers. */
    public URI url() {
        return url;
    }

    /** A bean of it. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** An answer, read. */
    public record Reply(int status, JsonNode body, HttpResponse<String> response) {
        /** The strings of a field of each element of a list. */
        public List<String> each(String list, String field) {
            return StreamSupport.stream(body.get(list).spliterator(), false)
                    .map(element -> element.get(field).asString())
                    .toList();
        }

        /** The value of a header, or nothing. */
        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** The parameters and pointers of a problem's errors. */
        public List<String> wrongFields() {
            return StreamSupport.stream(body.get("errors").spliterator(), false)
                    .map(error -> error.has("pointer")
                            ? error.get("pointer").stringValue()
                            : error.get("parameter").stringValue())
                    .toList();
        }
    }

    /**
     * Gets.
     *
     * @param path path and query string, encoded
     * @param headers names and values in turn
     */
    public Reply get(String path, String... headers) {
        return send(request(path, headers).GET().build());
    }

    /**
     * Posts JSON.
     *
     * @param path path and query string, encoded
     * @param body the body
     * @param headers names and values in turn
     */
    public Reply post(String path, String body, String... headers) {
        return send(request(path, headers)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    /** A request to this service, still to be completed. */
    public HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request;
    }

    /** Sends a request. */
    public Reply send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
            String type = response.headers().firstValue("Content-Type").orElse("");
            JsonNode body = type.contains("json") && !type.contains("ndjson")
                    ? MAPPER.readTree(response.body())
                    : MAPPER.nullNode();
            contract()
                    .check(
                            request.method(),
                            request.uri().getRawPath(),
                            response.statusCode(),
                            response.headers(),
                            response.body());
            return new Reply(response.statusCode(), body, response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Contract contract() throws IOException, InterruptedException {
        Contract known = contract;
        if (known == null) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(url + "/v3/api-docs")).build();
            known = Contract.of(http.send(request, BodyHandlers.ofString()).body());
            contract = known;
        }
        return known;
    }

    /** Any text as a value in a query string. */
    public static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        context.close();
    }
}
