package dev.eventcrm.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class UpstreamPropertiesTest {

    @ParameterizedTest
    @CsvSource({"COMMAND_API, 8081", "QUERY_API, 8082", "STREAM_INDEXER, 8083", "EMAIL_SENDER, 8084"})
    void defaultsToThePortsOfTheLocalStack(Upstream upstream, int port) {
        assertThat(bound(Map.of()).addressOf(upstream)).isEqualTo(URI.create("http://127.0.0.1:" + port));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:8082", "ftp://localhost", "http://", "/users", "http://q?x=1", "http://q/#f"})
    void refusesWhatIsNoAddressAndNamesTheSetting(String address) {
        assertThatThrownBy(() -> bound(Map.of("crm.gateway.query-url", address)))
                .isInstanceOf(BindException.class)
                .hasStackTraceContaining("crm.gateway.query-url");
    }

    @ParameterizedTest
    @ValueSource(strings = {"connect-timeout", "read-timeout", "health-timeout", "max-connections"})
    void refusesNothing(String setting) {
        assertThatThrownBy(() -> bound(Map.of("crm.gateway." + setting, "0")))
                .rootCause()
                .hasMessageContaining("crm.gateway." + setting);
    }

    @Test
    void takesAnAddressWithAPath() {
        assertThat(bound(Map.of("crm.gateway.command-url", "https://crm.internal/commands/"))
                        .addressOf(Upstream.COMMAND_API))
                .isEqualTo(URI.create("https://crm.internal/commands/"));
    }

    private static UpstreamProperties bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("crm.gateway", UpstreamProperties.class);
    }
}
