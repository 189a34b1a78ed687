package dev.eventcrm.query.search;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.opensearch.client.opensearch._types.aggregations.StringTermsAggregate;
import org.opensearch.client.opensearch._types.aggregations.StringTermsBucket;
import org.opensearch.client.opensearch.core.SearchResponse;
import org.opensearch.client.opensearch.core.search.Hit;

/**
 * A page of a result.
 *
 * @param items what stands on it
 * @param total how many documents the whole result has, exactly
 * @param nextToken continues after it; null on the last page
 * @param facets the counts that were asked for, by field name
 * @param <T> what an answer shows of a document
 */
public record Page<T>(List<T> items, long total, @Nullable String nextToken, Map<String, Facet.Counts> facets) {

    /**
     * The page that OpenSearch's answer holds.
     *
     * @param search the search that was asked
     * @param response the answer to {@link PageQuery}'s request
     * @param view what to show of a document
     */
    public static <D, T> Page<T> of(Search search, SearchResponse<D> response, Function<D, T> view) {
        List<Hit<D>> hits = response.hits().hits();
        boolean hasMore = hits.size() > search.limit();
        List<Hit<D>> onPage = hasMore ? hits.subList(0, search.limit()) : hits;
        String nextToken = hasMore ? Cursor.encode(Position.of(onPage.getLast().sort()), search.fingerprint()) : null;
        long total = Objects.requireNonNull(response.hits().total()).value();
        return new Page<>(
                onPage.stream()
                        .map(hit -> view.apply(Objects.requireNonNull(hit.source())))
                        .toList(),
                total,
                nextToken,
                facets(search.facets(), response, total));
    }

    private static Map<String, Facet.Counts> facets(List<Facet> facets, SearchResponse<?> response, long total) {
        Map<String, Facet.Counts> counts = new LinkedHashMap<>();
        for (Facet facet : facets) {
            String name = facet.field().name();
            StringTermsAggregate terms =
                    Objects.requireNonNull(response.aggregations().get(name)).sterms();
            List<Facet.Count> values =
                    terms.buckets().array().stream().map(Page::count).toList();
            long shown = values.stream().mapToLong(Facet.Count::count).sum();
            long other = Objects.requireNonNullElse(terms.sumOtherDocCount(), 0L);
            // A document has one value at most, so whoever is not counted has none.
            counts.put(name, new Facet.Counts(values, other, total - shown - other));
        }
        return counts;
    }

    private static Facet.Count count(StringTermsBucket bucket) {
        List<StringTermsBucket> spellings = Objects.requireNonNull(
                        bucket.aggregations().get(PageQuery.SPELLINGS))
                .sterms()
                .buckets()
                .array();
        return new Facet.Count(spellings.getFirst().key(), bucket.docCount());
    }

    /**
     * The same page with other things on it.
     *
     * @param others what an answer shows in the place of each
     */
    public <U> Page<U> showing(List<U> others) {
        return new Page<>(others, total, nextToken, facets);
    }

    /** Whether another page follows. */
    public boolean hasMore() {
        return nextToken != null;
    }
}
