package dev.eventcrm.command.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.table.TableSettings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SettingsTest {
    @Test
    void haveTheirDefaults() {
        assertThat(bound("crm.dynamodb", DynamoDbSettings.class))
                .isEqualTo(
                        new DynamoDbSettings(64, Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(5)));
        assertThat(bound("crm.transactions", TransactionSettings.class))
                .isEqualTo(new TransactionSettings(10, Duration.ofMillis(10), Duration.ofMillis(500)));
        assertThat(bound("crm.keyed-locks", KeyedLockSettings.class))
                .isEqualTo(new KeyedLockSettings(256, Duration.ofSeconds(10)));
        assertThat(bound("crm.table", TableSettings.class)).isEqualTo(new TableSettings(false));
    }

    private static <T> T bound(String prefix, Class<T> type) {
        return new Binder(new MapConfigurationPropertySource(Map.of())).bindOrCreate(prefix, type);
    }
}
