package dev.eventcrm.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CrmTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter errors = new StringWriter();

    private int crm(String... arguments) {
        CommandLine commandLine = Crm.commandLine();
        commandLine.setOut(new PrintWriter(out));
        commandLine.setErr(new PrintWriter(errors));
        return commandLine.execute(arguments);
    }

    @ParameterizedTest
    @ValueSource(strings = {"up", "build", "down", "status", "logs", "sample-data", "dead-letters"})
    void explainsEveryCommand(String command) {
        assertThat(crm(command, "--help")).isZero();
        assertThat(out.toString()).contains("Usage: crm " + command, "--help", "--version");
    }

    @Test
    void tellsItsVersion() {
        assertThat(crm("--version")).isZero();
        assertThat(out.toString()).startsWith("Event CRM ").contains("Java 25");
    }

    @Test
    void suggestsTheCommandThatWasMeant() {
        assertThat(crm("sampledata")).isEqualTo(2);
        assertThat(errors.toString()).contains("sample-data");
    }

    @Test
    void statusOfNothingIsThree() {
        assertThat(crm("status", "--data", folder.toString())).isEqualTo(3);
        assertThat(out.toString()).contains("No stack is up on " + folder);
    }

    @Test
    void downOfNothingIsFine() {
        assertThat(crm("down", "--data", folder.toString())).isZero();
        assertThat(out.toString()).contains("No stack was up.");
    }

    @Test
    void anUnknownProgramIsAnsweredWithTheNearestInOneLine() {
        assertThat(crm("logs", "strem-indexer", "--data", folder.toString())).isEqualTo(1);
        assertThat(errors.toString())
                .startsWith("crm: strem-indexer is unknown; did you mean stream-indexer?")
                .hasLineCount(1);
    }

    @Test
    void showsTheLogsOfAllWithTheirNames() throws Exception {
        Path logs = Files.createDirectories(folder.resolve("logs"));
        Files.writeString(logs.resolve("gateway.log"), "hello\n");
        Files.writeString(logs.resolve("query-api.log"), "world\n");
        assertThat(crm("logs", "--data", folder.toString())).isZero();
        assertThat(out.toString().lines()).containsExactly("query-api      | world", "gateway        | hello");
    }

    @Test
    void sampleDataNeedsAStack() {
        assertThat(crm("sample-data", "--url", "http://127.0.0.1:1", "--people", "1"))
                .isEqualTo(1);
        assertThat(errors.toString()).startsWith("crm: nothing answers at http://127.0.0.1:1");
    }

    @Test
    void sampleDataNamesTheOptionThatIsWrong() {
        assertThat(crm("sample-data", "--people", "0")).isEqualTo(2);
        assertThat(errors.toString()).contains("--people is 0, but must be at least 1");
    }

    @Test
    void deadLettersNeedAnIndexer() {
        assertThat(crm("dead-letters", "replay", "--all", "--data", folder.toString()))
                .isEqualTo(1);
        assertThat(errors.toString()).startsWith("crm: the stream-indexer does not answer at http://127.0.0.1:8083");
    }

    @Test
    void replayNeedsToKnowWhich() {
        assertThat(crm("dead-letters", "replay")).isEqualTo(2);
        assertThat(errors.toString()).contains("ID");
    }

    @Test
    void upRefusesWhatWasNotBuilt() {
        System.setProperty("crm.root", folder.toString());
        assertThat(crm("up", "--data", folder.toString())).isEqualTo(1);
        assertThat(errors.toString()).contains("is missing; build it first");
    }
}
