package dev.eventcrm.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.launcher.stack.Notice;
import dev.eventcrm.launcher.stack.StackSettings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UpDisplayTest {
    private final StringWriter out = new StringWriter();

    @Test
    void tellsWhatHappensInOneLineEach() {
        try (UpDisplay display = new UpDisplay(new PrintWriter(out))) {
            display.accept(new Notice.OrphansEnded(List.of("gateway")));
            display.accept(new Notice.Starting("dynamodb", List.of("dynamodb"), 12));
            display.accept(new Notice.Up("dynamodb", Duration.ofMillis(1940)));
            display.started();
            display.accept(new Notice.Died(
                    "dynamodb", "exit code 3", Duration.ofSeconds(2), Path.of("/data/logs/dynamodb.log")));
        }
        assertThat(out.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("killed launcher left: gateway"),
                        line -> assertThat(line).contains("dynamodb", "up after 1.9 s"),
                        line -> assertThat(line).startsWith("Event CRM is up after "),
                        line -> assertThat(line)
                                .contains(
                                        "dynamodb",
                                        "ended (exit code 3); starts again in 2.0 s; log: /data/logs/dynamodb.log"));
    }

    @Test
    void saysInOneLineWhatIsStillWaitedForAndWhy() {
        Map<String, String> lacks = new LinkedHashMap<>();
        lacks.put("opensearch", "does not listen yet");
        lacks.put("query-api", "openSearch: missing");
        lacks.put("gateway", "does not listen yet");
        try (UpDisplay display = new UpDisplay(new PrintWriter(out))) {
            display.accept(new Notice.Waiting(lacks));
        }
        assertThat(out.toString())
                .endsWith(
                        "still waiting for opensearch, gateway (does not listen yet); query-api (openSearch: missing)\n");
    }

    @Test
    void addressesNameEveryProgramAndSomethingToTry() {
        StackSettings settings = StackSettings.of(Path.of("/repository")).withDataFolder(Path.of("/data"));
        new AddressTable(program -> URI.create("http://127.0.0.1:9000"), settings).print(new PrintWriter(out));
        assertThat(out.toString())
                .contains(
                        "gateway",
                        "http://localhost:9000/docs",
                        "http://localhost:9000/health",
                        "command-api",
                        "query-api",
                        "stream-indexer",
                        "email-sender",
                        "inbox",
                        "dynamodb",
                        "opensearch",
                        "/data/logs",
                        "./crm down --data /data",
                        "curl 'http://localhost:9000/users?limit=3'");
    }
}
