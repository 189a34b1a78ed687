package dev.eventcrm.indexer.index;

import dev.eventcrm.indexer.index.IndexApi.Answer;
import dev.eventcrm.indexer.waiting.Dependencies;
import dev.eventcrm.schema.document.SearchIndex;
import dev.eventcrm.waiting.Dependency;
import dev.eventcrm.waiting.Reason;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.core5.util.Timeout;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.opensearch.client.transport.TransportOptions;
import org.opensearch.client.transport.httpclient5.ApacheHttpClient5Options;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Whether OpenSearch answers and has all indexes ready to be written to. */
@Component
class OpenSearchHealthIndicator implements HealthIndicator {
    /** Who asks for health asks often and gives up soon. */
    private static final Timeout LONGEST_WAIT = Timeout.ofSeconds(3);

    private static final String PATH = "/_cluster/health/"
            + Arrays.stream(SearchIndex.values()).map(SearchIndex::physicalName).collect(Collectors.joining(","))
            + "?wait_for_status=yellow&timeout=1s";

    private final IndexApi api;
    private final Dependency openSearch;

    OpenSearchHealthIndicator(OpenSearchClient client, Dependencies dependencies, JsonMapper mapper) {
        this.api = new IndexApi(client.generic().withTransportOptions(impatient()), mapper);
        this.openSearch = dependencies.openSearch();
    }

    private static TransportOptions impatient() {
        return ApacheHttpClient5Options.DEFAULT.toBuilder()
                .setRequestConfig(
                        RequestConfig.custom().setResponseTimeout(LONGEST_WAIT).build())
                .build();
    }

    @Override
    public Health health() {
        try {
            Answer answer = api.get(PATH);
            return answer.isOk() ? Health.up().build() : down(answer.reason());
        } catch (IOException e) {
            return down(Reason.of(e));
        }
    }

    private Health down(String reason) {
        return Health.down()
                .withDetail("openSearch", openSearch.name())
                .withDetail("reason", reason)
                .build();
    }
}
