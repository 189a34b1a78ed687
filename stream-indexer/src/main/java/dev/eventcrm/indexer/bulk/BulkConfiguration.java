package dev.eventcrm.indexer.bulk;

import dev.eventcrm.indexer.outage.OutageLogs;
import dev.eventcrm.table.retry.RetryLoop;
import io.micrometer.core.instrument.MeterRegistry;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class BulkConfiguration {
    @Bean
    BulkWriter bulkWriter(
            OpenSearchClient client,
            MissingIndex missingIndex,
            BulkSettings settings,
            MeterRegistry registry,
            RetryLoop retryLoop,
            OutageLogs dependencies,
            JsonMapper mapper) {
        BulkMetrics metrics = new BulkMetrics(registry);
        BulkRequests requests = new BulkRequests(client, settings, metrics);
        return new BulkWriter(requests, missingIndex, settings, metrics, retryLoop, dependencies.openSearch(), mapper);
    }
}
