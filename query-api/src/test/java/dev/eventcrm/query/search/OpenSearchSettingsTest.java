package dev.eventcrm.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class OpenSearchSettingsTest {
    @Test
    void defaultsAreThoseOfTheLocalStack() {
        OpenSearchSettings settings = new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("crm.opensearch", OpenSearchSettings.class);

        assertThat(settings)
                .isEqualTo(new OpenSearchSettings(
                        URI.create("http://127.0.0.1:9200"), Duration.ofSeconds(1), Duration.ofSeconds(10), 200));
    }
}
