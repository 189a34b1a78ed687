package dev.eventcrm.query.search;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.opensearch.client.opensearch.core.SearchRequest;
import org.opensearch.client.opensearch.core.search.Hit;
import org.opensearch.client.opensearch.core.search.Pit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole result of a search as it was at one moment, read page by page in its order, however long that takes and whatever
 * is written meanwhile. To be closed, as OpenSearch keeps what it needs for it until then.
 *
 * @param <D> the kind of document
 */
public final class Snapshot<D> implements AutoCloseable {
    /** How long OpenSearch waits for the next page to be asked for. A slow reader has this long for one page. */
    static final String KEEP_ALIVE = "5m";

    private static final Logger LOG = LoggerFactory.getLogger(Snapshot.class);

    private final SearchGateway gateway;
    private final Class<D> type;
    private final Filter filter;
    private final Sort sort;
    private final int pageSize;
    private final String held;
    private @Nullable Position after;
    private boolean isAtEnd;

    Snapshot(SearchGateway gateway, Class<D> type, Filter filter, Sort sort, int pageSize, String held) {
        this.gateway = gateway;
        this.type = type;
        this.filter = filter;
        this.sort = sort;
        this.pageSize = pageSize;
        this.held = held;
    }

    /**
     * Reads on.
     *
     * @return the documents that follow; none at the end
     */
    public List<D> next() {
        if (isAtEnd) {
            return List.of();
        }
        List<Hit<D>> hits = gateway.search("export", request(), type).hits().hits();
        isAtEnd = hits.size() < pageSize;
        if (!hits.isEmpty()) {
            after = Position.of(hits.getLast().sort());
        }
        return hits.stream().map(hit -> Objects.requireNonNull(hit.source())).toList();
    }

    private SearchRequest request() {
        SearchRequest.Builder request = PageQuery.base(filter, sort)
                .pit(Pit.of(pit -> pit.id(held).keepAlive(KEEP_ALIVE)))
                .size(pageSize)
                .trackTotalHits(total -> total.enabled(false))
                .allowPartialSearchResults(false);
        return (after == null ? request : request.searchAfter(after.toSearchAfter())).build();
    }

    @Override
    public void close() {
        try {
            gateway.closePit(held);
        } catch (RuntimeException e) {
            // It goes by itself after a while, and the export itself has ended one way or the other.
            LOG.warn("A snapshot stays held for {}: {}", KEEP_ALIVE, e.getMessage());
        }
    }
}
