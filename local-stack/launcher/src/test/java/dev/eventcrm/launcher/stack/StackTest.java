package dev.eventcrm.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class StackTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static Path jars;

    private static FakePrograms fakes = new FakePrograms(Path.of("unset"));

    @TempDir
    Path folder;

    private final List<Notice> notices = new CopyOnWriteArrayList<>();
    private StackSettings settings = StackSettings.of(Path.of(""));

    @BeforeAll
    static void packFakes() {
        fakes = FakePrograms.in(jars);
    }

    @BeforeEach
    void useFolder() {
        settings = StackSettings.of(folder).withNotices(notices::add);
    }

    private Stack start(Program... programs) {
        return dev.eventcrm.launcher.stack.Stack.start(settings, List.of(programs));
    }

    private <N extends Notice> Stream<N> notices(Class<N> kind) {
        return notices.stream().filter(kind::isInstance).map(kind::cast);
    }

    private static boolean runs(long processId) {
        return ProcessHandle.of(processId).filter(ProcessHandle::isAlive).isPresent();
    }

    @Test
    void returnsOnceEveryProgramAnswers() {
        Program engine = fakes.engine("engine");
        Program service = fakes.service("service");
        try (Stack stack = start(engine, service)) {
            assertThat(engine.endpoints().getFirst().probe().succeeds()).isTrue();
            assertThat(service.endpoints().getFirst().probe().succeeds()).isTrue();
            assertThat(stack.url("service"))
                    .hasPort(service.endpoints().getFirst().port())
                    .hasHost("127.0.0.1");
            assertThat(stack.programs()).containsExactly("engine", "service");
        }
    }

    @Test
    void givesProgramsTheirEnvironmentAndKeepsWhatTheyPrint() {
        try (Stack stack = start(fakes.service("service"))) {
            assertThat(stack.logFile("service")).content().contains("ready given");
        }
    }

    @Test
    void leavesNoProcessAndNoStateBehind() {
        long engine;
        long service;
        try (Stack stack = start(fakes.engine("engine"), fakes.service("service"))) {
            engine = stack.processId("engine");
            service = stack.processId("service");
            assertThat(runs(engine) && runs(service)).isTrue();
        }
        assertThat(runs(engine)).isFalse();
        assertThat(runs(service)).isFalse();
        assertThat(folder.resolve(".crm/state.json")).doesNotExist();
    }

    @Test
    void endsServicesBeforeEngines() {
        start(fakes.engine("engine"), fakes.service("one"), fakes.service("two"))
                .stop();
        assertThat(notices(Notice.Ended.class).map(Notice.Ended::program))
                .hasSize(3)
                .last()
                .isEqualTo("engine");
    }

    @Test
    void doesNotStartAgainWhatEndsWhileAllIsEnded() {
        Program engine = fakes.engine("engine");
        // A signal to the launcher's whole process group kills the engine too, while services still end.
        settings = settings.withNotices(notice -> {
            notices.add(notice);
            if (notice instanceof Notice.Stopping) {
                notices(Notice.Starting.class)
                        .map(Notice.Starting::processId)
                        .flatMap(pid -> ProcessHandle.of(pid).stream())
                        .forEach(ProcessHandle::destroyForcibly);
            }
        });
        start(engine, fakes.service("service")).stop();
        assertThat(notices(Notice.Died.class)).isEmpty();
        assertThat(notices(Notice.Starting.class)).hasSize(2);
    }

    @Test
    void startsAKilledProgramAgainAndSaysSo() {
        try (Stack stack = start(fakes.service("service"))) {
            long first = stack.processId("service");
            stack.kill("service");
            stack.awaitUp("service", PATIENCE);
            assertThat(stack.processId("service")).isNotEqualTo(first);
            assertThat(notices(Notice.Died.class)).singleElement().satisfies(died -> {
                assertThat(died.program()).isEqualTo("service");
                assertThat(died.how()).contains("SIGKILL");
                assertThat(died.restartsIn()).isEqualTo(Backoff.STANDARD.first());
                assertThat(died.log()).isEqualTo(stack.logFile("service"));
            });
        }
    }

    @Test
    void startsAKilledEngineAgain() {
        try (Stack stack = start(fakes.engine("engine"))) {
            long first = stack.processId("engine");
            ProcessHandle.of(first).orElseThrow().destroyForcibly();
            await().atMost(PATIENCE)
                    .until(() -> notices(Notice.Up.class).count() == 2 && stack.processId("engine") != first);
        }
    }

    @Test
    void holdsAStoppedProgramDownUntilItIsStarted() {
        try (Stack stack = start(fakes.engine("engine"), fakes.service("service"))) {
            stack.stop("engine");
            assertThatThrownBy(() -> stack.processId("engine")).hasMessageContaining("does not run now");
            await().during(Backoff.STANDARD.first().multipliedBy(2))
                    .atMost(PATIENCE)
                    .until(() -> notices(Notice.Died.class).findAny().isEmpty()
                            && !settings.data().state().read().orElseThrow().programs().stream()
                                    .map(ProcessMark::name)
                                    .toList()
                                    .contains("engine"));
            stack.start("engine");
            stack.awaitUp("engine", PATIENCE);
            assertThat(runs(stack.processId("engine"))).isTrue();
        }
    }

    @Test
    void passesOrdersToAnEngine() {
        try (Stack stack = start(fakes.engine("engine"))) {
            stack.control("engine", "rollover");
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(stack.logFile("engine")).content().contains("read: rollover"));
        }
    }

    @Test
    void givesUpOnAProgramThatKeepsDyingAndNamesItsReasonAndFolder() {
        Path data = folder.resolve("its-data");
        assertThatThrownBy(() -> start(fakes.brokenEngine("broken", data), fakes.service("service")))
                .isInstanceOf(StackException.class)
                .hasMessageContainingAll(
                        "broken died 3 times", "its data is not what it was", data.toString(), "--fresh", "broken.log");
        assertNothingRuns();
    }

    @Test
    void goesOnWaitingForAProgramThatLivesAndSaysWhatItLacks() throws InterruptedException {
        Program slow = fakes.silentEngine("slow");
        Thread starting = Thread.ofVirtual()
                .start(() -> assertThatThrownBy(() -> start(slow, fakes.service("service")))
                        .isInstanceOf(StackException.class)
                        .hasMessage("the start was interrupted"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(notices(Notice.Waiting.class).map(Notice.Waiting::lacks))
                        .contains(Map.of("slow", "table: no table")));
        assertThat(starting.isAlive()).isTrue();
        assertThat(notices(Notice.Died.class)).isEmpty();
        starting.interrupt();
        starting.join();
        assertNothingRuns();
    }

    @Test
    void runsSeveralServicesInOneProcessUnderTheirNames() {
        Program services = fakes.services("services", "one", "two");
        try (Stack stack = start(services)) {
            assertThat(notices(Notice.Up.class).map(Notice.Up::endpoint)).containsExactlyInAnyOrder("one", "two");
            assertThat(stack.url("two")).hasPort(services.endpoints().getLast().port());
            assertThat(stack.processId("one")).isEqualTo(stack.processId("two"));
            stack.kill("two");
            stack.awaitUp("one", PATIENCE);
            assertThat(notices(Notice.Up.class)).hasSize(4);
        }
    }

    @Test
    void boundsTheLogOfAProgramThatNeverStopsWriting() {
        try (Stack stack = start(fakes.chattyService("chatty"))) {
            Path log = stack.logFile("chatty");
            Path previous = log.resolveSibling("chatty.previous.log");
            await().atMost(PATIENCE).until(() -> Files.exists(previous) && Files.size(previous) >= LogFile.LARGEST);
            long written = Files.size(previous);
            await().atMost(PATIENCE).until(() -> Files.size(log) < written && stack.processId("chatty") > 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void assertNothingRuns() {
        assertThat(notices(Notice.Starting.class).map(Notice.Starting::processId))
                .isNotEmpty()
                .noneMatch(StackTest::runs);
        assertThat(settings.data().state().read()).isEmpty();
    }

    @Test
    void refusesATakenPortBeforeAnythingIsStarted() throws IOException {
        Program service = fakes.service("service");
        try (ServerSocket taken =
                new ServerSocket(service.endpoints().getFirst().port(), 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> start(fakes.engine("engine"), service))
                    .isInstanceOf(StackException.class)
                    .hasMessageContainingAll(
                            "port " + taken.getLocalPort(),
                            "which service needs",
                            "(pid %d)".formatted(ProcessHandle.current().pid()));
        }
        assertThat(notices).isEmpty();
    }

    @Test
    void saysWhenAnotherStackHasThePort() {
        Program service = fakes.service("service");
        try (Stack stack = start(service)) {
            settings = settings.withDataFolder(folder.resolve("other"));
            assertThatThrownBy(() -> start(service))
                    .hasMessageContaining(
                            "service of another Event CRM stack (pid %d)".formatted(stack.processId("service")));
        }
    }

    @Test
    void refusesAFolderThatCannotBeWritten() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        settings = settings.withDataFolder(file.resolve("data"));
        assertThatThrownBy(() -> start(fakes.service("service")))
                .isInstanceOf(StackException.class)
                .hasMessageContainingAll("the data folder " + file, "cannot be written", "--data");
    }

    @Test
    void refusesAProgramThatWasNotBuilt() {
        FakePrograms unbuilt = new FakePrograms(folder.resolve("none.jar"));
        assertThatThrownBy(() -> start(unbuilt.service("service")))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("none.jar is missing; build it first");
    }

    @Test
    void refusesASecondStackOnTheSameFolder() {
        try (Stack stack = start(fakes.service("service"))) {
            assertThatThrownBy(() -> start(fakes.service("service")))
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("already up");
            assertThat(runs(stack.processId("service"))).isTrue();
        }
    }

    @Test
    void emptiesTheEnginesDataOnlyWhenAsked() throws IOException {
        Path dataOfEngine =
                Files.createDirectories(folder.resolve(".crm/dynamodb")).resolve("data.db");
        Path ofTheUser = Files.writeString(folder.resolve(".crm/notes.txt"), "mine");
        Files.writeString(dataOfEngine, "people");
        start(fakes.service("service")).stop();
        assertThat(dataOfEngine).exists();
        settings = settings.withFresh(true);
        start(fakes.service("service")).stop();
        assertThat(dataOfEngine).doesNotExist();
        assertThat(ofTheUser).exists();
    }

    @Test
    void keepsTheLogOfTheRunBefore() {
        start(fakes.service("service")).stop();
        start(fakes.service("service")).stop();
        assertThat(folder.resolve(".crm/logs/service.previous.log")).content().contains("ready");
    }

    @Test
    void namesTheNearestProgramForAnUnknownOne() {
        try (Stack stack = start(fakes.service("command-api"), fakes.service("query-api"))) {
            assertThatThrownBy(() -> stack.url("comand-api"))
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("did you mean command-api?");
        }
    }

    @Test
    void killsAServiceThatDoesNotEndWhenAsked() {
        RunningProgram deaf = startedAlone(fakes.deafService("deaf"));
        assertThat(deaf.end(Duration.ofMillis(500))).isTrue();
        assertThat(deaf.process().isAlive()).isFalse();
    }

    private RunningProgram startedAlone(Program program) {
        try {
            settings.data().prepare();
            RunningProgram started = Launch.of(settings).start(program);
            await().atMost(PATIENCE).until(program.endpoints().getFirst().probe()::succeeds);
            return started;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void survivesCtrlCInItsTerminalSoThatTheLauncherEndsItInOrder() throws Exception {
        RunningProgram service = startedAlone(fakes.service("service"));
        long processId = service.process().pid();
        new ProcessBuilder("kill", "-INT", Long.toString(processId)).start().waitFor();
        new ProcessBuilder("kill", "-HUP", Long.toString(processId)).start().waitFor();
        await().during(Duration.ofMillis(500)).atMost(PATIENCE).until(() -> runs(processId));
        assertThat(service.end(PATIENCE)).isFalse();
    }
}
