package dev.eventcrm.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eventcrm.launcher.stack.Program.Role;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ProgramsTest {
    private final StackSettings settings = StackSettings.of(Path.of("/repository"))
            .withDataFolder(Path.of("/data"))
            .withPortOffset(1000)
            .withProcesses(true);

    private Program program(String name) {
        return Programs.of(settings).stream()
                .filter(program -> program.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static int port(Program program) {
        return program.endpoints().getFirst().port();
    }

    @Test
    void areThreeEnginesAndOneJvmForTheServicesUnlessTheyShallBeApart() {
        List<Program> programs = Programs.of(settings.withProcesses(false));
        assertThat(programs.stream().map(Program::name)).containsExactly("opensearch", "dynamodb", "ses", "services");
        assertThat(programs.getLast().endpoints().stream().map(Endpoint::url))
                .containsExactlyInAnyOrderElementsOf(Programs.of(settings).stream()
                        .filter(program -> program.role() == Role.SERVICE)
                        .map(program -> program.endpoints().getFirst().url())
                        .toList());
    }

    @Test
    void theOneJvmGetsTheEnvironmentOfEachService() {
        Program together = Programs.of(settings.withProcesses(false)).getLast();
        assertThat(Programs.of(settings).stream().filter(program -> program.role() == Role.SERVICE))
                .allSatisfy(service -> {
                    Map<String, String> expected = new TreeMap<>(service.environment());
                    String port = expected.remove("SERVER_PORT");
                    assertThat(together.environment()).containsAllEntriesOf(expected);
                    assertThat(together.arguments()).contains(service.name() + "=" + port);
                });
        assertThat(together.environment()).doesNotContainKey("SERVER_PORT");
    }

    @Test
    void severalSendersAreProcesses() {
        assertThat(Programs.of(settings.withProcesses(false).withSenders(2)).stream()
                        .map(Program::name))
                .contains("email-sender-2", "gateway")
                .doesNotContain("services");
    }

    @Test
    void areThreeEnginesAndFiveServices() {
        assertThat(Programs.of(settings).stream().map(Program::name))
                .containsExactly(
                        "opensearch",
                        "dynamodb",
                        "ses",
                        "command-api",
                        "stream-indexer",
                        "query-api",
                        "email-sender",
                        "gateway");
    }

    @Test
    void severalSendersAreOneModuleOnPortsTenApart() {
        List<Program> senders = Programs.of(settings.withSenders(3)).stream()
                .filter(program -> program.name().startsWith("email-sender"))
                .toList();
        assertThat(senders.stream().map(Program::name))
                .containsExactly("email-sender", "email-sender-2", "email-sender-3");
        assertThat(senders.stream().map(ProgramsTest::port)).containsExactly(9_084, 9_094, 9_104);
        assertThat(senders).allSatisfy(sender -> {
            assertThat(sender.code().jar()).isEqualTo(Path.of("/repository/email-sender/target/email-sender-app.jar"));
            assertThat(sender.environment()).containsEntry("SERVER_PORT", Integer.toString(port(sender)));
        });
    }

    @Test
    void moreSendersThanPortsAreRefused() {
        assertThatThrownBy(() -> settings.withSenders(10))
                .isInstanceOf(StackException.class)
                .hasMessage("the number of senders is 10, but must be between 1 and 9");
    }

    @Test
    void theNumberOfSendersIsKnownByTheirNames() {
        assertThat(Programs.sendersAmong(List.of("gateway"))).isEqualTo(1);
        assertThat(Programs.sendersAmong(List.of("gateway", "email-sender-3", "email-sender", "email-sender-2")))
                .isEqualTo(3);
    }

    @Test
    void sesNotifiesTheCommandApi() {
        assertThat(program("ses").arguments())
                .containsExactly("--port", "9005", "--webhook", "http://127.0.0.1:9081/ses/notifications");
    }

    @Test
    void mailingServicesKnowSesAudienceAndLinks() {
        for (String name : List.of("command-api", "email-sender")) {
            assertThat(program(name).environment())
                    .containsAllEntriesOf(Map.of(
                            "AWS_ENDPOINT_URL_SESV2", "http://127.0.0.1:9005",
                            "CRM_QUERY_URL", "http://127.0.0.1:9082",
                            "CRM_TRACKING_BASE_URL", "http://127.0.0.1:9000"));
        }
        assertThat(program("command-api").environment())
                .containsAllEntriesOf(Map.of(
                        "CRM_SNS_TOPICS", "arn:aws:sns:us-east-1:000000000000:event-crm-ses",
                        "CRM_SNS_ENDPOINT", "http://127.0.0.1:9005"));
        assertThat(program("email-sender").environment())
                .containsAllEntriesOf(Map.of(
                        "CRM_SES_CONFIGURATION_SET", "event-crm",
                        "CRM_SENDER_FROM", "Event CRM <events@example.com>"));
    }

    @Test
    void anOffsetMovesEveryPortAndEveryAddress() {
        assertThat(Programs.of(settings).stream().map(ProgramsTest::port))
                .containsExactly(10_200, 9_001, 9_005, 9_081, 9_083, 9_082, 9_084, 9_000);
        assertThat(program("query-api").environment())
                .containsAllEntriesOf(Map.of(
                        "SERVER_PORT", "9082",
                        "AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:9001",
                        "AWS_ENDPOINT_URL_DYNAMODB_STREAMS", "http://127.0.0.1:9001",
                        "CRM_OPENSEARCH_URL", "http://127.0.0.1:10200",
                        "SPRING_PROFILES_ACTIVE", "local"));
        assertThat(program("gateway").environment())
                .containsAllEntriesOf(Map.of(
                        "CRM_GATEWAY_COMMAND_URL", "http://127.0.0.1:9081",
                        "CRM_GATEWAY_QUERY_URL", "http://127.0.0.1:9082",
                        "CRM_GATEWAY_INDEXER_URL", "http://127.0.0.1:9083",
                        "CRM_GATEWAY_SENDER_URL", "http://127.0.0.1:9084"));
    }

    @Test
    void everyDataPathLiesInTheDataFolder() {
        assertThat(program("dynamodb").arguments()).contains("--data", "/data/dynamodb");
        assertThat(program("dynamodb").jvmFlags()).contains("-Dorg.sqlite.tmpdir=/data/tmp");
        assertThat(program("opensearch").arguments()).contains("--data", "/data/opensearch");
    }

    @Test
    void moreEnvironmentWinsOverTheStacksOwn() {
        Program changed =
                Programs.of(settings.withEnvironment("AWS_REGION", "eu-west-1")).getLast();
        assertThat(changed.environment()).containsEntry("AWS_REGION", "eu-west-1");
    }

    @Test
    void aDevelopersOwnAwsSettingsAndProxiesDoNotReachThem() {
        Launch launch = Launch.of(settings);
        ProcessBuilder builder = launch.builder(
                program("gateway"), List.of("true"), Path.of("/dev/null").toFile());
        assertThat(builder.environment().keySet())
                .noneMatch(name -> name.endsWith("_proxy") || name.endsWith("_PROXY") || name.equals("AWS_PROFILE"));
    }

    @Test
    void anOffsetBeyondTheLastPortIsRefused() {
        assertThatThrownBy(() -> settings.withPortOffset(60_000))
                .isInstanceOf(StackException.class)
                .hasMessage("the port offset is 60000, but must be between 0 and 56335");
    }

    @Test
    void freePortsAreFoundForAllAtOnce() {
        StackSettings free = settings.onFreePorts();
        assertThat(Programs.of(free)).allMatch(program -> PortCheck.isFreeSoon(port(program)));
    }
}
