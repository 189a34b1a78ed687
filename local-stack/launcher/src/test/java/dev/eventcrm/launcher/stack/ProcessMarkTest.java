package dev.eventcrm.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.launcher.stack.Program.Role;
import dev.eventcrm.launcher.stack.StateFile.StackState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessMarkTest {
    private final ProcessMark self = ProcessMark.ofLauncher();

    @Test
    void findsTheProcessItMarks() {
        assertThat(self.alive()).contains(ProcessHandle.current());
    }

    @Test
    void takesAnotherProcessWithTheSameIdForDead() {
        Instant longBefore = self.startedAt().minus(Duration.ofHours(1));
        assertThat(new ProcessMark("service", Optional.of(Role.SERVICE), self.pid(), longBefore).alive())
                .isEmpty();
    }

    @Test
    void survivesTheStateFile(@TempDir Path folder) throws Exception {
        StateFile file = new StateFile(folder.resolve("state.json"));
        StackState state = new StackState(
                self, 300, List.of(new ProcessMark("service", Optional.of(Role.SERVICE), 4711, Instant.EPOCH)));
        file.write(state);
        assertThat(file.read()).contains(state);
    }

    @Test
    void aDamagedStateFileIsNoState(@TempDir Path folder) throws Exception {
        Path path = Files.writeString(folder.resolve("state.json"), "{\"launcher\":");
        assertThat(new StateFile(path).read()).isEmpty();
    }
}
