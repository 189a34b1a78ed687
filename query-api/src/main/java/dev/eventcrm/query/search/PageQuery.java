package dev.eventcrm.query.search;

import dev.eventcrm.schema.document.SearchIndex;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.opensearch.client.opensearch._types.FieldValue;
import org.opensearch.client.opensearch._types.SortOptions;
import org.opensearch.client.opensearch._types.SortOrder;
import org.opensearch.client.opensearch._types.aggregations.Aggregation;
import org.opensearch.client.opensearch.core.SearchRequest;

/** A search as the one request that answers it. */
public final class PageQuery {
    /** In a facet, the aggregation that counts the spellings of one value. */
    static final String SPELLINGS = "spellings";

    private static final FieldValue LAST = FieldValue.of("_last");

    private PageQuery() {}

    /**
     * The request for a page: one document more than the page holds, which tells whether there is another page.
     *
     * @param search a valid search
     * @param point which copy of the index to ask
     */
    public static SearchRequest of(Search search, ShardPreference point) {
        SearchRequest.Builder request = base(search.filter(), search.sort())
                .index(search.index().alias())
                .preference(point.preference())
                .size(search.limit() + 1)
                .trackTotalHits(total -> total.enabled(true))
                .aggregations(aggregations(search.facets()))
                // Part of the people is not an answer to "which people".
                .allowPartialSearchResults(false);
        Position after = search.after();
        return (after == null ? request : request.searchAfter(after.toSearchAfter())).build();
    }

    /**
     * The request that counts documents, exactly.
     *
     * @param index the index
     * @param filter which documents
     * @param point which copy of the index to ask
     */
    static SearchRequest count(SearchIndex index, Filter filter, ShardPreference point) {
        return new SearchRequest.Builder()
                .index(index.alias())
                .preference(point.preference())
                .query(FilterQuery.of(filter))
                .size(0)
                .trackTotalHits(total -> total.enabled(true))
                .allowPartialSearchResults(false)
                .build();
    }

    /** What every request for sorted documents has in common. */
    static SearchRequest.Builder base(Filter filter, Sort sort) {
        return new SearchRequest.Builder()
                .query(FilterQuery.of(filter))
                .sort(sort.keys().stream().map(PageQuery::option).toList());
    }

    private static SortOptions option(Sort.Key key) {
        return SortOptions.of(
                options -> options.field(field -> field.field(key.field().name())
                        .order(key.descending() ? SortOrder.Desc : SortOrder.Asc)
                        .missing(LAST)));
    }

    /** Where a value stands as it was written. */
    private static String spelt(SearchField field) {
        return field.type() instanceof FieldType.Text ? field.name() + ".raw" : field.name();
    }

    private static Map<String, Aggregation> aggregations(List<Facet> facets) {
        Map<String, Aggregation> aggregations = new LinkedHashMap<>();
        for (Facet facet : facets) {
            String name = facet.field().name();
            aggregations.put(
                    name,
                    Aggregation.of(folded -> folded.terms(
                                    terms -> terms.field(name).size(facet.size()))
                            .aggregations(
                                    SPELLINGS,
                                    original -> original.terms(terms ->
                                            terms.field(spelt(facet.field())).size(1)))));
        }
        return aggregations;
    }
}
