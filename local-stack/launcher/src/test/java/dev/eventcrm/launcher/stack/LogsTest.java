package dev.eventcrm.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private Path log = Path.of("unset");

    @BeforeEach
    void writeALog() throws IOException {
        log = Files.createDirectories(folder.resolve("logs")).resolve("gateway.log");
        Files.writeString(log, "one\ntwo\nthree\n");
    }

    @Test
    void showsTheLastLines() {
        assertThat(new Logs(folder).lastLines("gateway", 2)).containsExactly("two", "three");
    }

    @Test
    void knowsEverySenderThatHasLeftALog() throws IOException {
        Files.writeString(folder.resolve("logs/email-sender-2.log"), "hello\n");
        assertThat(new Logs(folder).programs()).contains("email-sender", "email-sender-2");
        assertThat(new Logs(folder).lastLines("email-sender-2", 2)).containsExactly("hello");
    }

    @Test
    void showsNothingOfAProgramThatNeverRan() {
        assertThat(new Logs(folder).lastLines("query-api", 2)).isEmpty();
    }

    @Test
    void refusesAnUnknownNameWithTheNearestKnown() {
        assertThatThrownBy(() -> new Logs(folder).lastLines("gatewy", 2))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("did you mean gateway?");
    }

    @Test
    void followsWhatIsWrittenInWholeLines() throws Exception {
        List<String> seen = new CopyOnWriteArrayList<>();
        Thread following = Thread.ofVirtual()
                .start(() -> new Logs(folder)
                        .follow(List.of("gateway", "query-api"), (program, line) -> seen.add(program + " " + line)));
        await().atMost(PATIENCE).until(() -> {
            Files.writeString(log, "more\nhalf", StandardOpenOption.APPEND);
            return seen.contains("gateway more");
        });
        Files.writeString(log, "fresh\n", StandardOpenOption.TRUNCATE_EXISTING);
        await().atMost(PATIENCE).until(() -> seen.contains("gateway fresh"));
        following.interrupt();
        following.join();
        assertThat(seen).doesNotContain("gateway half").doesNotContain("gateway one");
    }

    @Test
    void findsTheReasonOfADeathAmongItsLastWords() throws IOException {
        Files.writeString(
                log,
                "INFO starting\nException in thread main\n\tat here\nCaused by: java.net.BindException: in use\n\tat there\n");
        assertThat(new LogFile(log).lastWords()).contains("java.net.BindException: in use");
        Files.writeString(log, "Fake did not start: no\n--- launcher: fake started, process 3\n");
        assertThat(new LogFile(log).lastWords()).contains("Fake did not start: no");
    }
}
