package dev.eventcrm.system;

import static dev.eventcrm.system.Fixtures.aUser;
import static dev.eventcrm.system.Fixtures.unique;
import static dev.eventcrm.system.Fixtures.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.eventcrm.launcher.sample.Progress;
import dev.eventcrm.launcher.sample.SampleRun;
import dev.eventcrm.launcher.sample.SampleSettings;
import dev.eventcrm.launcher.sample.Summary;
import dev.eventcrm.launcher.stack.Stack;
import dev.eventcrm.launcher.stack.StackSettings;
import dev.eventcrm.test.JvmFlags;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Fifty thousand rows in what {@code ./crm up} starts: one JVM for the five services, loaded as {@code ./crm sample-data} loads.
 * Ordered, because the load takes minutes: each test finds what the one before left.
 *
 * <p>{@code -Dcrm.people=45000} makes it about a hundred thousand, {@code -Dcrm.people=450000} about a million.
 */
@TestMethodOrder(OrderAnnotation.class)
class VolumeTest {
    private static final int PEOPLE = Integer.getInteger("crm.people", 22_000);
    private static final int EVENTS = 40;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int WRITES_AROUND_THE_KILL = 60;

    private static final StackSettings SETTINGS = settings();
    private static Stack stack = Stack.start(SETTINGS.withFresh(true));
    private static final List<Summary> LOADED = new CopyOnWriteArrayList<>();

    private static StackSettings settings() {
        Path root = Path.of(Objects.requireNonNull(System.getProperty("crm.root")));
        return StackSettings.of(root)
                .withDataFolder(root.resolve("system-tests/target/volume"))
                .withJvmFlags(JvmFlags.given())
                // An engine on a busy machine may stand still for seconds: that is no failure of a command.
                .withEnvironment("CRM_DYNAMODB_ATTEMPTTIMEOUT", "20s")
                .withEnvironment("CRM_DYNAMODB_CALLTIMEOUT", "30s")
                .onFreePorts();
    }

    @BeforeAll
    static void load() throws IOException, InterruptedException {
        URI gateway = stack.url("gateway");
        LOADED.add(new SampleRun(
                        new SampleSettings(gateway, PEOPLE, EVENTS, false, 8, LocalDate.of(2026, 11, 26), 8),
                        Progress.on(System.err, false))
                .run());
    }

    @AfterAll
    static void end() {
        stack.close();
    }

    private static Api api() {
        return Api.at(stack.url("gateway"));
    }

    private static long total() {
        return api().found("/users?limit=1").json().path("total").asLong();
    }

    private static void awaitHealthy() {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> api().get("/health").status() == 200);
    }

    @Test
    @Order(1)
    void isLoadedWithoutAFailedRequest() {
        Summary loaded = LOADED.getFirst();
        assertThat(loaded.parts())
                .allSatisfy(part -> assertThat(part.failed())
                        .as(part.name() + part.details())
                        .isZero());
        assertThat(total()).isEqualTo(PEOPLE);
        awaitHealthy();
    }

    @Test
    @Order(2)
    void takesCommandsAndShowsThemAsAnEmptyStackDoes() {
        for (int i = 0; i < 100; i++) {
            Answer created = api().created("/users", with(aUser(), "company", unique("volume")));
            assertThat(api().seeing(created)
                            .found("/users" + Api.query("company", created.string("company")))
                            .json()
                            .path("total")
                            .asInt())
                    .isEqualTo(1);
        }
        awaitHealthy();
    }

    @Test
    @Order(3)
    void losesNothingThatWasAcknowledgedWhenTheEngineIsKilled() throws InterruptedException {
        List<String> acknowledged = new CopyOnWriteArrayList<>();
        AtomicBoolean enough = new AtomicBoolean();
        Thread writer = Thread.ofVirtual().start(() -> {
            while (!enough.get()) {
                // What has no answer is not acknowledged: the engine may be away.
                Answer answer = api().post("/users", aUser());
                if (answer.status() == 201) {
                    acknowledged.add(answer.string("id"));
                }
            }
        });
        await().atMost(PATIENCE).until(() -> acknowledged.size() >= WRITES_AROUND_THE_KILL);
        stack.kill("dynamodb");
        stack.awaitUp("dynamodb", PATIENCE);
        int before = acknowledged.size();
        await().atMost(PATIENCE).until(() -> acknowledged.size() >= before + WRITES_AROUND_THE_KILL);
        enough.set(true);
        writer.join();
        assertThat(acknowledged)
                .allSatisfy(id -> await().atMost(PATIENCE)
                        .until(() -> api().get("/users/" + id).status() == 200));
        awaitHealthy();
    }

    @Test
    @Order(4)
    void isThereAgainAfterDownAndUp() throws IOException {
        long before = total();
        stack.close();
        assertThat(logOfTheDatabase())
                .as("the write-ahead log after a clean stop")
                .isZero();
        stack = Stack.start(SETTINGS);
        awaitHealthy();
        assertThat(total()).isEqualTo(before);
        Answer created = api().created("/users", aUser());
        assertThat(api().seeing(created).found("/users/" + created.string("id")).string("id"))
                .isEqualTo(created.string("id"));
    }

    private static long logOfTheDatabase() throws IOException {
        try (var files = Files.list(SETTINGS.dataFolder().resolve("dynamodb"))) {
            long size = 0;
            for (Path file : files.toList()) {
                size += file.getFileName().toString().endsWith("-wal") ? Files.size(file) : 0;
            }
            return size;
        }
    }
}
