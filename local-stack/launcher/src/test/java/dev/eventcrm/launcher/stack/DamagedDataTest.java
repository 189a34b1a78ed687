package dev.eventcrm.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** With the real engines, built before this module. */
@Execution(ExecutionMode.CONCURRENT)
class DamagedDataTest {
    private static final Path ROOT = Path.of(System.getProperty("crm.root"));

    @TempDir
    Path folder;

    private static Path garbage(Path file) throws IOException {
        byte[] bytes = new byte[50_000];
        new Random(1).nextBytes(bytes);
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes);
    }

    private void assertRefused(Program engine, Path data) {
        StackSettings settings = StackSettings.of(ROOT).withDataFolder(folder);
        assertThatThrownBy(() -> Stack.start(settings, List.of(engine)))
                .isInstanceOf(StackException.class)
                .hasMessageContainingAll(engine.name() + " died 3 times", "did not start", data.toString(), "--fresh")
                .hasMessageNotContaining("\n");
        assertThat(new StateFile(folder.resolve("state.json")).read()).isEmpty();
    }

    @Test
    void dynamoDbRefusesADamagedFileAndTheStartEndsWithOneLine() throws IOException {
        DataFolder data = new DataFolder(folder);
        garbage(data.dynamoDb().resolve("shared-local-instance.db"));
        assertRefused(Programs.dynamoDb(ROOT, data, PortCheck.anyFree()), data.dynamoDb());
    }

    @Test
    void openSearchRefusesADamagedFolderAndTheStartEndsWithOneLine() throws IOException {
        DataFolder data = new DataFolder(folder);
        garbage(data.openSearch().resolve("node_1/data/nodes"));
        assertRefused(Programs.openSearch(ROOT, data, PortCheck.anyFree()), data.openSearch());
    }

    @Test
    void freshHelpsADamagedEngine() throws IOException {
        DataFolder data = new DataFolder(folder);
        garbage(data.dynamoDb().resolve("shared-local-instance.db"));
        StackSettings settings = StackSettings.of(ROOT).withDataFolder(folder).withFresh(true);
        try (Stack stack = Stack.start(settings, List.of(Programs.dynamoDb(ROOT, data, PortCheck.anyFree())))) {
            assertThat(stack.processId("dynamodb")).isPositive();
            stack.control("dynamodb", "rollover");
        }
    }
}
