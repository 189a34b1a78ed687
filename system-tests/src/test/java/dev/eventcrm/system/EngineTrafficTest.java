package dev.eventcrm.system;

import static dev.eventcrm.system.Fixtures.aUser;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.launcher.stack.Stack;
import dev.eventcrm.launcher.stack.StackSettings;
import dev.eventcrm.test.FaultyProxy;
import dev.eventcrm.test.JvmFlags;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What the services ask of the engines besides their work: a stack of its own, with a counter before each engine.
 *
 * <p>The law allows a program one {@code DescribeTable} a minute. No program needs one, so none is allowed here: a test that
 * counted per minute would have to run for several.
 */
class EngineTrafficTest {
    private static final List<String> SERVICES = List.of("command-api", "query-api", "stream-indexer", "email-sender");
    private static final int DYNAMODB_PORT = 8001;
    private static final int OPENSEARCH_PORT = 9200;
    private static final int HEALTH_REQUESTS = 100;

    /** Of probes that find all well; jitter may take half of it. */
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private static final Duration SHORTEST_PAUSE = PAUSE.dividedBy(2);

    /** What grows with the cluster or its data, or goes through its manager. */
    private static final String CONTROL_PLANE =
            ".*/(_cluster|_cat|_stats|_nodes|_alias|_aliases|_count|_settings|_mapping)(/.*)?";

    private static FaultyProxy dynamoDb;
    private static FaultyProxy openSearch;
    private static Stack stack;
    private static Api api;
    private static List<Api> services;
    private static AtomicInteger looksAtDynamoDb;

    /** While no test works, only probes send any. */
    private static AtomicInteger requestsToOpenSearch;

    private static Map<String, Integer> atStart;

    @BeforeAll
    static void start() throws IOException {
        Path root = Path.of(Objects.requireNonNull(System.getProperty("crm.root")));
        Path data = Files.createDirectories(root.resolve("system-tests/target/counted-stack"));
        StackSettings settings = StackSettings.of(root)
                .withDataFolder(data)
                .withFresh(true)
                .withProcesses(true)
                .withJvmFlags(JvmFlags.given())
                .onFreePorts();
        dynamoDb = FaultyProxy.before(local(DYNAMODB_PORT + settings.portOffset()));
        openSearch = FaultyProxy.before(local(OPENSEARCH_PORT + settings.portOffset()));
        looksAtDynamoDb =
                dynamoDb.counting(request -> request.body().contains("PROBE") || request.isCallOf("DescribeTable"));
        requestsToOpenSearch = openSearch.counting(_ -> true);
        stack = Stack.start(settings.withEnvironment(
                        "AWS_ENDPOINT_URL_DYNAMODB", dynamoDb.url().toString())
                .withEnvironment(
                        "AWS_ENDPOINT_URL_DYNAMODB_STREAMS", dynamoDb.url().toString())
                .withEnvironment("CRM_PROBE_FIRSTPAUSE", PAUSE.toSeconds() + "s")
                .withEnvironment("CRM_OPENSEARCH_URL", openSearch.url().toString()));
        api = Api.at(stack.url("gateway"));
        services = SERVICES.stream().map(service -> Api.at(stack.url(service))).toList();
        api.seeing(api.created("/users", aUser())).found("/users");
        atStart = openSearch.requestsByPath();
    }

    @AfterAll
    static void end() {
        stack.close();
        dynamoDb.close();
        openSearch.close();
    }

    @Test
    void noProgramCallsDescribeTableMoreThanOnceAMinute() {
        work();
        askForHealth();

        assertThat(dynamoDb.callsOf("DescribeTable")).isZero();
    }

    @Test
    void noProgramAsksOpenSearchForTheStateOfTheClusterOnceItIsUp() {
        work();
        askForHealth();

        assertThat(openSearch.requestsByPath())
                .as("requests by path; at the start: %s", atStart)
                .allSatisfy((path, count) -> assertThat(!path.matches(CONTROL_PLANE) || count.equals(atStart.get(path)))
                        .as("%s: %d", path, count)
                        .isTrue());
    }

    @Test
    void requestsForHealthCauseNoRequestsToTheEngines() {
        int before = probes();
        long from = System.nanoTime();

        askForHealth();

        // At most one look for each pause of each probe, and the one under way, however many ask.
        long pauses = Duration.ofNanos(System.nanoTime() - from).dividedBy(SHORTEST_PAUSE) + 1;
        assertThat(probes() - before).isLessThanOrEqualTo(Math.toIntExact(SERVICES.size() * pauses));
    }

    private static int probes() {
        return looksAtDynamoDb.get() + requestsToOpenSearch.get();
    }

    private static void askForHealth() {
        for (int i = 0; i < HEALTH_REQUESTS; i++) {
            // Whatever the answer: on a busy machine one may be late for the gateway.
            services.forEach(service -> service.get("/actuator/health/readiness"));
            api.get("/health");
        }
    }

    private static void work() {
        for (int i = 0; i < 20; i++) {
            api.seeing(api.created("/users", aUser())).found("/users");
        }
    }

    private static URI local(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }
}
