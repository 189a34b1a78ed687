package dev.eventcrm.indexer.index;

import dev.eventcrm.indexer.index.IndexApi.Answer;
import dev.eventcrm.schema.document.SearchIndex;
import dev.eventcrm.table.retry.Reason;
import dev.eventcrm.table.retry.RetryableCall;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.core5.util.Timeout;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.opensearch.client.transport.TransportOptions;
import org.opensearch.client.transport.httpclient5.ApacheHttpClient5Options;
import tools.jackson.databind.json.JsonMapper;

/**
 * One cheap search that tells whether OpenSearch has all indexes: it looks at one document of each at most, and is refused
 * when one of them is missing or cannot be read.
 */
final class OpenSearchLook implements RetryableCall<Boolean> {
    private static final String PATH = "/"
            + Arrays.stream(SearchIndex.values()).map(SearchIndex::physicalName).collect(Collectors.joining(","))
            + "/_search?size=0&terminate_after=1&track_total_hits=false&allow_partial_search_results=false";

    private final IndexApi api;

    /**
     * A look at OpenSearch.
     *
     * @param client the client
     * @param mapper reads answers
     * @param timeout how long one look may take
     */
    OpenSearchLook(OpenSearchClient client, JsonMapper mapper, Duration timeout) {
        this.api = new IndexApi(client.generic().withTransportOptions(patient(timeout)), mapper);
    }

    private static TransportOptions patient(Duration timeout) {
        return ApacheHttpClient5Options.DEFAULT.toBuilder()
                .setRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(Timeout.ofMilliseconds(timeout.toMillis()))
                        .build())
                .build();
    }

    @Override
    public Outcome<Boolean> make() {
        try {
            Answer answer = api.get(PATH);
            return answer.isOk() ? new Success<>(true) : new RetryLater<>(answer.reason());
        } catch (IOException e) {
            return new RetryLater<>(Reason.of(e));
        }
    }
}
