package dev.eventcrm.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class OrphanReaperTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private FakePrograms fakes = new FakePrograms(Path.of("unset"));
    private @Nullable Process started;

    @BeforeEach
    void startAStackElsewhere() throws IOException {
        fakes = FakePrograms.in(folder);
        started = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FakeLauncher.class.getName(),
                        fakes.jar().toString(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("launcher.out").toFile())
                .start();
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(folder.resolve("launcher.out")).content().contains("up"));
    }

    @AfterEach
    void endIt() {
        StackClient.on(folder).end();
        launcher().destroyForcibly();
    }

    private Process launcher() {
        return Objects.requireNonNull(started);
    }

    private List<ProcessMark> programs() {
        return new StateFile(folder.resolve("state.json")).read().orElseThrow().programs();
    }

    private ProcessMark program(String name) {
        return programs().stream()
                .filter(mark -> mark.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private ProcessMark killLauncherAndFindTheService() throws InterruptedException {
        ProcessMark service = program("service");
        launcher().destroyForcibly().waitFor();
        return service;
    }

    @Test
    void anEngineEndsWithItsLauncherAndAServiceIsLeft() throws InterruptedException {
        ProcessMark engine = program("engine");
        ProcessMark service = killLauncherAndFindTheService();
        await().atMost(PATIENCE).until(() -> engine.alive().isEmpty());
        assertThat(service.alive()).isPresent();
        assertThat(StackClient.on(folder).launcher()).isEmpty();
        assertThat(StackClient.on(folder).hasOrphans()).isTrue();
    }

    @Test
    void downEndsWhatAKilledLauncherLeft() throws InterruptedException {
        ProcessMark service = killLauncherAndFindTheService();
        assertThat(StackClient.on(folder).end()).isTrue();
        assertThat(service.alive()).isEmpty();
        assertThat(folder.resolve("state.json")).doesNotExist();
        assertThat(StackClient.on(folder).end()).isFalse();
    }

    @Test
    void theNextStartEndsWhatAKilledLauncherLeft() throws InterruptedException {
        ProcessMark service = killLauncherAndFindTheService();
        List<Notice> notices = new CopyOnWriteArrayList<>();
        StackSettings settings = StackSettings.of(folder).withDataFolder(folder).withNotices(notices::add);
        try (Stack stack = Stack.start(settings, List.of(fakes.service("another")))) {
            assertThat(service.alive()).isEmpty();
            assertThat(stack.programs()).containsExactly("another");
        }
        assertThat(notices).hasAtLeastOneElementOfType(Notice.OrphansEnded.class);
    }

    @Test
    void downEndsALivingLauncherWithAllItsPrograms() throws InterruptedException {
        List<ProcessMark> programs = programs();
        assertThat(StackClient.on(folder).launcher()).contains(launcher().pid());
        assertThat(StackClient.on(folder).end()).isTrue();
        assertThat(launcher().waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(programs).hasSize(2).allMatch(mark -> mark.alive().isEmpty());
    }

    @Test
    void aLauncherAskedToEndTakesEverythingWithIt() throws InterruptedException {
        List<ProcessMark> programs = programs();
        launcher().destroy();
        launcher().waitFor();
        assertThat(programs).hasSize(2).allMatch(mark -> mark.alive().isEmpty());
        assertThat(folder.resolve("state.json")).doesNotExist();
    }
}
