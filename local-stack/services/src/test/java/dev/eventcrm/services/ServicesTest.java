package dev.eventcrm.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The services as a process, without engines: they start, and wait. */
class ServicesTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String NOTHING_LISTENS = "http://127.0.0.1:1";

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<Service, Integer> ports = new EnumMap<>(Service.class);
    private final List<Process> started = new ArrayList<>();

    @BeforeEach
    void choosePorts() throws IOException {
        List<ServerSocket> taken = new ArrayList<>();
        for (Service service : Service.values()) {
            ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            taken.add(socket);
            ports.put(service, socket.getLocalPort());
        }
        for (ServerSocket socket : taken) {
            socket.close();
        }
    }

    @AfterEach
    void endWhatRuns() throws InterruptedException {
        client.close();
        for (Process process : started) {
            process.destroyForcibly().waitFor();
        }
    }

    private Process start(String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Services.class.getName(),
                "--logs",
                folder.toString()));
        ports.forEach((service, port) -> command.add(service.label() + "=" + port));
        command.addAll(List.of(more));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output().toFile());
        builder.environment().put("CRM_ADDRESSES_SECRET", "a secret of the tests for addresses only");
        builder.environment()
                .putAll(Map.of(
                        "SPRING_PROFILES_ACTIVE",
                        "local",
                        "AWS_ENDPOINT_URL",
                        NOTHING_LISTENS,
                        "AWS_REGION",
                        "us-east-1",
                        "AWS_ACCESS_KEY_ID",
                        "local",
                        "AWS_SECRET_ACCESS_KEY",
                        "local",
                        "CRM_OPENSEARCH_URL",
                        NOTHING_LISTENS,
                        "CRM_QUERY_URL",
                        NOTHING_LISTENS,
                        "CRM_TRACKING_BASE_URL",
                        NOTHING_LISTENS,
                        "CRM_TRACKING_SECRET",
                        "a secret of the tests, with thirty-two characters"));
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private Path output() {
        return folder.resolve("services.log");
    }

    private int status(Service service, String path) throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:%d%s".formatted(ports.get(service), path));
        return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
                .statusCode();
    }

    private void awaitAlive(Process process) {
        await().atMost(PATIENCE)
                .failFast("the process has ended", () -> !process.isAlive())
                .ignoreExceptions()
                .until(() -> {
                    for (Service service : Service.values()) {
                        if (status(service, "/actuator/health/liveness") != 200) {
                            return false;
                        }
                    }
                    return true;
                });
    }

    @Test
    void eachAnswersOnItsPortWithWhatItBringsItselfAndLogsToItsOwnFile() throws Exception {
        awaitAlive(start());
        for (Service service : Service.values()) {
            boolean isDocumented =
                    Set.of(Service.COMMAND_API, Service.QUERY_API).contains(service);
            assertThat(status(service, "/v3/api-docs")).as(service.label()).isEqualTo(isDocumented ? 200 : 404);
        }
        assertThat(status(Service.GATEWAY, "/docs")).isLessThan(400);
        for (Service service : Service.values()) {
            String log = Files.readString(folder.resolve(service.label() + ".log"));
            assertThat(Arrays.stream(Service.values()).filter(other -> log.contains("port " + ports.get(other))))
                    .containsExactly(service);
        }
        // What a thread writes that a service began later.
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(folder.resolve("stream-indexer.log"))
                        .content()
                        .contains("waiting for"));
    }

    @Test
    void oneThatCannotStartEndsTheProgramWithALineThatNamesIt() throws Exception {
        try (ServerSocket taken = new ServerSocket(
                Objects.requireNonNull(ports.get(Service.QUERY_API)), 1, InetAddress.getLoopbackAddress())) {
            Process process = start();
            assertThat(process.waitFor(PATIENCE)).isTrue();
            assertThat(process.exitValue()).isEqualTo(1);
            assertThat(output())
                    .content()
                    .contains("query-api did not start: ")
                    .contains(Integer.toString(taken.getLocalPort()));
        }
    }

    @Test
    void aTrainingRunClosesAllOnceTheyHaveAnswered() throws Exception {
        Process process = start("--train");
        assertThat(process.waitFor(PATIENCE)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(output())).isZero();
        for (Service service : Service.values()) {
            assertThat(folder.resolve(service.label() + ".log")).content().contains("Commencing graceful shutdown");
        }
    }
}
