package dev.eventcrm.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
    private static Arguments parsed(String... arguments) {
        return Arguments.parse(arguments);
    }

    @Test
    void nameLogsAndPorts() {
        assertThat(parsed("--logs", "/logs", "query-api=8082", "gateway=8000"))
                .isEqualTo(
                        new Arguments(Path.of("/logs"), false, Map.of(Service.QUERY_API, 8082, Service.GATEWAY, 8000)));
    }

    @Test
    void giveAServiceThatIsNotNamedAnyFreePort() {
        assertThat(parsed("--logs", "/logs", "--train").port(Service.COMMAND_API))
                .isZero();
    }

    @Test
    void nameWhatIsUnknownAndWhatIsKnown() {
        assertThatThrownBy(() -> parsed("--logs", "/logs", "qury-api=1"))
                .hasMessageStartingWith("qury-api=1 is unknown; known are --logs, --train and command-api=PORT, ");
        assertThatThrownBy(() -> parsed("--logs", "/logs", "query-api")).hasMessageStartingWith("query-api is unknown");
    }

    @Test
    void nameWhatIsMissing() {
        assertThatThrownBy(() -> parsed("--train")).hasMessage("--logs FOLDER is missing");
        assertThatThrownBy(() -> parsed("--logs")).hasMessage("--logs lacks its FOLDER");
        assertThatThrownBy(() -> parsed("--logs", "/logs", "gateway=x"))
                .hasMessage("gateway=x does not end with a port");
    }
}
