package dev.eventcrm.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgramsTest {
    private final StackSettings settings = StackSettings.of(Path.of("/repository"))
            .withDataFolder(Path.of("/data"))
            .withPortOffset(1000);

    private Program program(String name) {
        return Programs.of(settings).stream()
                .filter(program -> program.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void areTwoEnginesAndFourServices() {
        assertThat(Programs.of(settings).stream().map(Program::name))
                .containsExactly("opensearch", "dynamodb", "command-api", "stream-indexer", "query-api", "gateway");
    }

    @Test
    void anOffsetMovesEveryPortAndEveryAddress() {
        assertThat(Programs.of(settings).stream().map(Program::port))
                .containsExactly(10_200, 9_001, 9_081, 9_083, 9_082, 9_000);
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
                        "CRM_GATEWAY_INDEXER_URL", "http://127.0.0.1:9083"));
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
        Launch launch = new Launch(StartCache.of(settings), settings.data());
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
        assertThat(Programs.of(free)).allMatch(program -> PortCheck.isFree(program.port()));
    }
}
