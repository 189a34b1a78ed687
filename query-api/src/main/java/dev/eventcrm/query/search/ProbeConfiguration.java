package dev.eventcrm.query.search;

import dev.eventcrm.table.probe.DependencyProbe;
import dev.eventcrm.table.probe.ProbeHealthIndicator;
import dev.eventcrm.table.probe.ProbeSettings;
import dev.eventcrm.table.retry.OutageLog;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The probe of OpenSearch. Queries do not wait for it: they ask OpenSearch themselves. */
@Configuration(proxyBeanMethods = false)
class ProbeConfiguration {
    @Bean
    OutageLog openSearchDependency(OpenSearchSettings settings, Clock clock) {
        return new OutageLog("OpenSearch at " + settings.url(), clock);
    }

    @Bean
    DependencyProbe openSearchProbe(
            OutageLog openSearch,
            OpenSearchClient client,
            ProbeSettings settings,
            Clock clock,
            ApplicationEventPublisher events) {
        return new DependencyProbe(
                openSearch,
                new OpenSearchLook(client, settings.timeout()),
                settings,
                clock,
                RandomGenerator.of("L64X128MixRandom"),
                events);
    }

    @Bean
    HealthIndicator openSearch(OutageLog openSearch, DependencyProbe probe) {
        return new ProbeHealthIndicator(openSearch, probe);
    }
}
