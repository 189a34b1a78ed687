package dev.eventcrm.query.search;

import dev.eventcrm.schema.document.SearchIndex;
import dev.eventcrm.table.retry.RetryableCall;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.core5.util.Timeout;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.opensearch.client.opensearch._types.OpenSearchException;
import org.opensearch.client.transport.httpclient5.ApacheHttpClient5Options;

/**
 * One cheap search that tells whether OpenSearch answers and has all aliases that this service reads: it looks at one document
 * of each index at most, and is refused when one of them is missing.
 */
final class OpenSearchLook implements RetryableCall<Boolean> {
    private static final List<String> ALIASES = Arrays.stream(SearchIndex.values())
            .flatMap(index -> Stream.of(index.alias(), index.unfilteredAlias()))
            .toList();

    private final OpenSearchClient client;

    /**
     * A look at OpenSearch.
     *
     * @param client the client
     * @param timeout how long one look may take
     */
    OpenSearchLook(OpenSearchClient client, Duration timeout) {
        this.client = client.withTransportOptions(ApacheHttpClient5Options.DEFAULT.toBuilder()
                .setRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(Timeout.ofMilliseconds(timeout.toMillis()))
                        .build())
                .build());
    }

    @Override
    public Outcome<Boolean> make() {
        try {
            client.search(
                    request -> request.index(ALIASES)
                            .size(0)
                            .terminateAfter(1L)
                            .trackTotalHits(total -> total.enabled(false))
                            .allowPartialSearchResults(false),
                    Void.class);
            return new Success<>(true);
        } catch (IOException | OpenSearchException e) {
            return new RetryLater<>(SearchGateway.describe(e));
        }
    }
}
