package dev.eventcrm.system;

import static org.awaitility.Awaitility.await;

import dev.eventcrm.launcher.stack.Stack;
import dev.eventcrm.launcher.stack.StackSettings;
import dev.eventcrm.test.JvmFlags;
import dev.eventcrm.test.TestAddresses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.Assertions;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The stack under test: what {@code ./crm up} starts, on free ports and an empty data folder, once for all tests of a run.
 */
final class RunningStack {
    /** The senders, who share the work and the rate. */
    static final List<String> SENDERS = List.of("email-sender", "email-sender-2", "email-sender-3");

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Stack stack;
    private final Api api;
    private final DynamoDbClient table;
    private final ReadModel readModel;

    private RunningStack(Stack stack) {
        this.stack = stack;
        api = api();
        table = DynamoDbClient.builder()
                .endpointOverride(url("dynamodb"))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(Apache5HttpClient.builder().maxConnections(100))
                .build();
        readModel = new ReadModel(table, url("opensearch"));
    }

    private static final class Shared {
        static final RunningStack INSTANCE = new RunningStack(launch());

        private static Stack launch() {
            Path root = Path.of(Objects.requireNonNull(System.getProperty("crm.root")));
            try {
                Path data = Files.createDirectories(root.resolve("system-tests/target/stack"));
                return Stack.start(StackSettings.of(root)
                        .withDataFolder(data)
                        .withFresh(true)
                        .withSenders(SENDERS.size())
                        .withJvmFlags(JvmFlags.given())
                        // Times that are minutes in production: tests let leases and settling times end.
                        .withEnvironment("CRM_OUTBOX_LEASE", "6s")
                        .withEnvironment("CRM_OUTBOX_SETTLETIME", "6s")
                        .withEnvironment("CRM_OUTBOX_THROTTLEPAUSE", "200ms")
                        .withEnvironment("CRM_OUTBOX_IDLEINTERVAL", "500ms")
                        .withEnvironment("CRM_PLANNING_LEASE", "3s")
                        .withEnvironment("CRM_SES_CALLTIMEOUT", "3s")
                        .withEnvironment("CRM_SES_ACCOUNTINTERVAL", "1s")
                        // An engine on a busy machine may stand still for seconds: that is no failure of a command.
                        .withEnvironment("CRM_DYNAMODB_ATTEMPTTIMEOUT", "20s")
                        .withEnvironment("CRM_DYNAMODB_CALLTIMEOUT", "30s")
                        .withEnvironment("CRM_KEYEDLOCKS_MAXWAIT", "30s")
                        // Tests recognise addresses in ids of mails, and run a sender of their own.
                        .withEnvironment("CRM_ADDRESSES_SECRET", TestAddresses.SECRET)
                        // A test puts a proxy that ends TLS before the gateway.
                        .withEnvironment("CRM_GATEWAY_TRUSTEDPROXIES", "127\\.0\\.0\\.1|::1|0:0:0:0:0:0:0:1")
                        .onFreePorts());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The one of this run; started at the first call, ended with the JVM. */
    static RunningStack shared() {
        return Shared.INSTANCE;
    }

    /** A new client of the gateway. */
    Api api() {
        return Api.at(url("gateway")).holdingTheContract();
    }

    URI url(String program) {
        return stack.url(program);
    }

    /** The table itself. */
    DynamoDbClient table() {
        return table;
    }

    ReadModel readModel() {
        return readModel;
    }

    /** {@code kill -9}; the launcher brings it back. */
    void kill(String program) {
        stack.kill(program);
    }

    void awaitHealthy(String program) {
        stack.awaitUp(program, PATIENCE);
    }

    /** Ends a program and keeps it down. */
    void stop(String program) {
        stack.stop(program);
    }

    /** Starts what was stopped. */
    void start(String program) {
        stack.start(program);
        awaitHealthy(program);
    }

    void restart(String program) {
        stop(program);
        start(program);
    }

    void rollOverShards() {
        stack.control("dynamodb", "rollover");
    }

    /** Waits until the read model equals the table, and fails with what still differs. */
    void awaitEqualReadModel() {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptions()
                .untilAsserted(() -> {
                    List<String> differences = readModel.differences();
                    Assertions.assertThat(differences).isEmpty();
                });
    }

    /** Whether all services say that they are well. */
    boolean isHealthy() {
        return api.get("/health").status() == 200;
    }
}
