package dev.eventcrm.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalTest {
    /** Longer than a rehearsal, which has two minutes for each of its two steps. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TempDir
    Path folder;

    private StackSettings settings = StackSettings.of(Path.of(""));
    private Program service = Programs.of(settings).getFirst();
    private Launch launch = new Launch(StartCache.of(settings), settings.data());

    @BeforeEach
    void prepare() {
        settings = StackSettings.of(folder);
        settings.data().prepare();
        service = FakePrograms.in(folder).service("service");
        launch = new Launch(StartCache.of(settings), settings.data());
    }

    private Rehearsal rehearsal() {
        return new Rehearsal(launch, folder, Duration.ZERO);
    }

    @Test
    void makesACacheThatTheNextStartUses() throws IOException {
        AtomicBoolean prepared = new AtomicBoolean();
        try (Rehearsal rehearsal = rehearsal()) {
            rehearsal.begin(List.of(service), () -> prepared.set(true));
            await().atMost(PATIENCE).untilTrue(prepared);
        }
        Path cache = launch.cache().aotCache(service);
        assertThat(cache).isNotEmptyFile();
        RunningProgram started = launch.start(service);
        await().atMost(PATIENCE).until(service.probe()::succeeds);
        assertThat(started.process().info().arguments().orElseThrow()).contains("-XX:AOTCache=" + cache);
        started.end(PATIENCE);
        assertThat(settings.data().log("service").path())
                .content()
                .contains("ready")
                .doesNotContain("[error]");
    }

    @Test
    void isNotRepeatedOnceThereIsACache() {
        try (Rehearsal first = rehearsal()) {
            first.begin(List.of(service), () -> {});
            await().atMost(PATIENCE).until(() -> Files.exists(launch.cache().aotCache(service)));
        }
        AtomicBoolean prepared = new AtomicBoolean();
        try (Rehearsal second = rehearsal()) {
            second.begin(List.of(service), () -> prepared.set(true));
        }
        assertThat(prepared).isFalse();
    }

    @Test
    void leavesNothingHalfMadeWhenItIsEnded() throws IOException {
        Program endless = FakePrograms.in(folder).endlesslyRehearsed("service");
        Path cache = launch.cache().aotCache(endless);
        try (Rehearsal rehearsal = rehearsal()) {
            rehearsal.begin(List.of(endless), () -> {});
            await().atMost(PATIENCE)
                    .until(() -> Files.exists(settings.data().log("rehearsal").path()));
        }
        try (Stream<Path> left = Files.list(cache.getParent())) {
            assertThat(left).isEmpty();
        }
        assertThat(settings.data().temporary()).isEmptyDirectory();
    }
}
