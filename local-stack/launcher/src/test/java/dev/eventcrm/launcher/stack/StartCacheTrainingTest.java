package dev.eventcrm.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.eventcrm.launcher.stack.Program.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartCacheTrainingTest {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TempDir
    Path folder;

    private StackSettings settings = StackSettings.of(Path.of(""));
    private Launch launch = Launch.of(settings);
    private Program services = Programs.of(settings).getLast();

    @BeforeEach
    void prepare() throws IOException {
        settings = StackSettings.of(folder);
        settings.data().prepare();
        launch = Launch.of(settings);
        Files.createDirectories(folder.resolve("lib"));
        int port = PortCheck.anyFree();
        services = new Program(
                Programs.SERVICES,
                Role.SERVICE,
                FakePrograms.in(folder).service("fake").code(),
                List.of(new Endpoint("fake", port, Probe.answersOk(port, "/"))),
                List.of("-Xmx32m", "-XX:+UseSerialGC"),
                List.of(Integer.toString(port), "service"),
                Map.of(),
                Optional.empty());
    }

    private StartCacheTraining training() {
        return new StartCacheTraining(launch, folder, true);
    }

    @Test
    void makesACacheThatTheNextStartUses() throws IOException {
        AtomicBoolean made = new AtomicBoolean();
        try (StartCacheTraining training = training()) {
            training.begin(List.of(services), Duration.ZERO, () -> made.set(true));
            await().atMost(PATIENCE).untilTrue(made);
        }
        Path cache = launch.caches().path(services);
        assertThat(cache).isNotEmptyFile();
        RunningProgram started = launch.start(services);
        await().atMost(PATIENCE).until(services.endpoints().getFirst().probe()::succeeds);
        assertThat(started.process().info().arguments().orElseThrow()).contains("-XX:AOTCache=" + cache);
        started.end(PATIENCE);
        assertThat(settings.data().log(Programs.SERVICES).path()).content().contains("ready");
    }

    @Test
    void makesACacheAgainOnceAJarIsNewer() throws Exception {
        try (StartCacheTraining training = training()) {
            training.make(services);
        }
        assertThat(launch.caches().lacking(List.of(services))).isEmpty();
        Path library = Files.createFile(folder.resolve("lib/library.jar"));
        Files.setLastModifiedTime(library, FileTime.from(Instant.now().plusSeconds(60)));
        assertThat(launch.caches().lacking(List.of(services))).containsExactly(services);
        assertThat(launch.caches().flags(services)).isEmpty();
    }

    @Test
    void makesNoCacheOfAProgramWhoseStartItWouldNotShorten() {
        assertThat(launch.caches().lacking(List.of(FakePrograms.in(folder).service("query-api"))))
                .isEmpty();
    }

    @Test
    void deletesWhatAKilledTrainingLeft() throws Exception {
        Process killed = new ProcessBuilder("true").start();
        killed.waitFor();
        Path left = launch.caches().folder().resolve("unfinished-%d-services.aot".formatted(killed.pid()));
        Files.createDirectories(left.getParent());
        Files.createFile(left);
        Path beingMade = Files.createFile(launch.caches().unfinished(services));

        launch.caches().prepare();

        assertThat(left).doesNotExist();
        assertThat(beingMade).exists();
    }

    @Test
    void leavesNothingHalfMadeWhenItIsEnded() throws IOException {
        try (StartCacheTraining training = training()) {
            training.begin(List.of(services), Duration.ZERO, () -> {});
            await().atMost(PATIENCE)
                    .until(() -> Files.exists(settings.data().log("start-cache").path()));
        }
        try (Stream<Path> left = Files.list(launch.caches().folder())) {
            assertThat(left.filter(file -> file.getFileName().toString().startsWith("unfinished")))
                    .isEmpty();
        }
        assertThat(settings.data().temporary()).isEmptyDirectory();
    }
}
