package dev.eventcrm.query.search;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opensearch.client.opensearch.core.SearchRequest;
import org.opensearch.client.opensearch.core.search.Pit;

/**
 * A part of a result as it was at one moment, by the name under which OpenSearch holds that moment. The name can be carried
 * away and come back later, to another process too.
 *
 * @param held the name
 * @param filter which documents
 * @param after the id that the part begins after; null for the beginning
 * @param limit how many documents at most; 0 to count the whole result
 * @param fields which fields of the documents to read
 */
public record PointInTime(
        String held, Filter filter, @Nullable String after, int limit, List<String> fields) {
    /** How long OpenSearch waits to be asked again. A process may be away for that long and go on as if nothing were. */
    public static final String KEEP_ALIVE = "1h";

    private static final Sort BY_ID = new Sort(List.of());

    SearchRequest request() {
        SearchRequest.Builder request = PageQuery.base(filter, BY_ID)
                .pit(Pit.of(pit -> pit.id(held).keepAlive(KEEP_ALIVE)))
                .size(limit)
                .trackTotalHits(total -> total.enabled(limit == 0))
                .source(source -> source.filter(filtered -> filtered.includes(fields)))
                .allowPartialSearchResults(false);
        return (after == null ? request : request.searchAfter(new Position(List.of(after)).toSearchAfter())).build();
    }
}
