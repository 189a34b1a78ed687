package dev.eventcrm.query.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ExportSettingsTest {
    @Test
    void eightExportsAtOnceFitIntoASmallHeap() {
        ExportSettings settings = new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("crm.export", ExportSettings.class);

        assertThat(settings).isEqualTo(new ExportSettings(5_000, 8, Duration.ofSeconds(10)));
    }
}
