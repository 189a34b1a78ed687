package dev.eventcrm.indexer.index;

import dev.eventcrm.indexer.index.IndexApi.Answer;
import dev.eventcrm.indexer.waiting.Dependencies;
import dev.eventcrm.indexer.waiting.Dependency;
import dev.eventcrm.indexer.waiting.Reason;
import dev.eventcrm.schema.document.SearchIndex;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether OpenSearch answers and has all indexes ready to be written to. */
@Component
class OpenSearchHealthIndicator implements HealthIndicator {
    /** Waits for a second at most: a load balancer asks often and gives up soon. */
    private static final String PATH = "/_cluster/health/"
            + Arrays.stream(SearchIndex.values()).map(SearchIndex::physicalName).collect(Collectors.joining(","))
            + "?wait_for_status=yellow&timeout=1s";

    private final IndexApi api;
    private final Dependency openSearch;

    OpenSearchHealthIndicator(IndexApi api, Dependencies dependencies) {
        this.api = api;
        this.openSearch = dependencies.openSearch();
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
