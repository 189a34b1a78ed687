package dev.eventcrm.indexer.index;

import dev.eventcrm.indexer.outage.OutageLogs;
import dev.eventcrm.table.probe.DependencyProbe;
import dev.eventcrm.table.probe.ProbeHealthIndicator;
import dev.eventcrm.table.probe.ProbeSettings;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** The probe of OpenSearch. DynamoDB needs none here: the readers of the stream ask it all the time. */
@Configuration(proxyBeanMethods = false)
class ProbeConfiguration {
    @Bean
    DependencyProbe openSearchProbe(
            OpenSearchClient client,
            JsonMapper mapper,
            OutageLogs dependencies,
            ProbeSettings settings,
            Clock clock,
            RandomGenerator random,
            ApplicationEventPublisher events) {
        return new DependencyProbe(
                dependencies.openSearch(),
                new OpenSearchLook(client, mapper, settings.timeout()),
                settings,
                clock,
                random,
                events);
    }

    @Bean
    HealthIndicator openSearch(OutageLogs dependencies, DependencyProbe probe) {
        return new ProbeHealthIndicator(dependencies.openSearch(), probe);
    }
}
