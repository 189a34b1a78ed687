package dev.eventcrm.command.store;

import dev.eventcrm.schema.item.CrmTable;
import dev.eventcrm.table.TableSettings;
import dev.eventcrm.table.probe.DependencyProbe;
import dev.eventcrm.table.probe.ProbeHealthIndicator;
import dev.eventcrm.table.probe.ProbeSettings;
import dev.eventcrm.table.retry.OutageLog;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The probe of the table. Commands do not wait for it: they ask the table themselves. */
@Configuration(proxyBeanMethods = false)
class ProbeConfiguration {
    @Bean
    OutageLog tableDependency(Clock clock) {
        return new OutageLog("the DynamoDB table '" + CrmTable.NAME + "'", clock);
    }

    @Bean
    DependencyProbe tableProbe(
            OutageLog table,
            DynamoDbClient client,
            TableSettings tableSettings,
            ProbeSettings settings,
            AddressSecrets secrets,
            Clock clock,
            RandomGenerator random,
            ApplicationEventPublisher events) {
        return new DependencyProbe(
                table,
                new TableInitializer(client, tableSettings.create(), settings.timeout(), secrets, clock),
                settings,
                clock,
                random,
                events);
    }

    @Bean
    HealthIndicator table(OutageLog table, DependencyProbe probe) {
        return new ProbeHealthIndicator(table, probe);
    }
}
