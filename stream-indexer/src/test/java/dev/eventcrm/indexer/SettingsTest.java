package dev.eventcrm.indexer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eventcrm.indexer.bulk.BulkSettings;
import dev.eventcrm.table.TableSettings;
import dev.eventcrm.table.retry.RetrySettings;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.validation.ValidationBindHandler;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;

class SettingsTest {
    @Test
    void sendsBulksOfFiveMegabytesAndAThousandDocumentsAtMost() {
        BulkSettings settings = bind("crm.bulk", BulkSettings.class, Map.of());

        assertThat(settings.maxSize()).isEqualTo(DataSize.ofMegabytes(5));
        assertThat(settings.maxOperations()).isEqualTo(1000);
        assertThat(settings.concurrency()).isEqualTo(4);
    }

    @Test
    void retriesSoonAtFirstAndEveryFiveSecondsInTheEnd() {
        RetrySettings settings = bind("crm.retry", RetrySettings.class, Map.of());

        assertThat(settings.firstPause()).isEqualTo(Duration.ofMillis(100));
        assertThat(settings.longestPause()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.reminder()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void looksForOpenSearchOnThisMachine() {
        assertThat(bind("crm.opensearch", OpenSearchSettings.class, Map.of()).url())
                .isEqualTo(URI.create("http://127.0.0.1:9200"));
    }

    @Test
    void createsNoTablesUnlessTold() {
        assertThat(bind("crm.table", TableSettings.class, Map.of()).create()).isFalse();
    }

    @Test
    void refusesASettingThatMakesNoSense() {
        assertThatThrownBy(() -> bind("crm.bulk", BulkSettings.class, Map.of("crm.bulk.max-operations", "0")))
                .isInstanceOf(BindException.class)
                .hasStackTraceContaining("maxOperations");
    }

    private static <T> T bind(String prefix, Class<T> type, Map<String, String> properties) {
        LocalValidatorFactoryBean validator = new LocalValidatorFactoryBean();
        validator.setMessageInterpolator(new ParameterMessageInterpolator());
        validator.afterPropertiesSet();
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate(prefix, Bindable.of(type), new ValidationBindHandler(validator));
    }
}
