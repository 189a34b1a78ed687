package dev.eventcrm.engine.ses;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The endpoint as a process. */
class ProgramTest {
    private static Process start(String... arguments) throws Exception {
        return startWith(List.of(), arguments);
    }

    private static Process startWith(List<String> jvmFlags, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(jvmFlags);
        command.add(SesEndpoint.class.getName());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    @Test
    void saysWhenItIsReadyAndEndsWithItsStandardInput() throws Exception {
        Process process = start("--port", "0");
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(output.readLine()).startsWith("ready on http://127.0.0.1:");
            process.getOutputStream().close();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--prot, 1, '--prot is unknown; known are --host, --port, --webhook, --quota and --configuration-set'",
        "--port, 99999, '--port is 99999, but must be a number up to 65535'",
        "--webhook, localhost:1, '--webhook is localhost:1, but must be an address such as'",
        "--quota, none, '--quota is none, but must be a number above 0'",
    })
    void refusesWrongArgumentsInOneLine(String option, String value, String why) throws Exception {
        Process process = start(option, value);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(output).startsWith("The SES endpoint did not start: " + why).hasLineCount(1);
    }

    @Test
    void endsInOneLineIfItCannotMakeTheKeyThatNotificationsAreSignedWith(@TempDir Path folder) throws Exception {
        Path missing = folder.resolve("missing");
        Process process = startWith(
                List.of("-Djava.io.tmpdir=" + missing), "--port", "0", "--webhook", "http://127.0.0.1:1/notifications");
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).isEqualTo(1);
            assertThat(output.lines())
                    .anyMatch(line -> line.startsWith("The SES endpoint did not start: webhooks cannot be notified: ")
                            && line.contains(missing.toString()));
        } finally {
            process.destroyForcibly();
        }
    }
}
