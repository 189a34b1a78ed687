package dev.eventcrm.query.search;

import dev.eventcrm.query.search.GroupedCount.Bucket;
import dev.eventcrm.query.search.GroupedCount.Having;
import dev.eventcrm.query.search.GroupedCount.Interval;
import dev.eventcrm.query.search.GroupedCount.Measure;
import dev.eventcrm.query.search.GroupedCount.Sum;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.opensearch.client.opensearch._types.FieldValue;
import org.opensearch.client.opensearch._types.aggregations.Aggregate;
import org.opensearch.client.opensearch._types.aggregations.Aggregation;
import org.opensearch.client.opensearch._types.aggregations.CompositeAggregate;
import org.opensearch.client.opensearch._types.aggregations.CompositeAggregationSource;
import org.opensearch.client.opensearch._types.aggregations.CompositeBucket;
import org.opensearch.client.opensearch.core.SearchRequest;
import org.opensearch.client.opensearch.core.SearchResponse;

/**
 * Several tallies of the same documents, read page by page until none has cells left. Composite aggregations give every cell
 * there is, and give it exactly; a terms aggregation would cut off after some size.
 *
 * @param <N> what the tallies are told apart by
 */
final class CompositePages<N> {
    private final Filter filter;
    private final Map<N, GroupedCount> tallies;
    private final int pageSize;
    private final Map<N, List<Bucket>> cells = new LinkedHashMap<>();
    private final Map<N, Map<String, FieldValue>> unfinished = new LinkedHashMap<>();

    CompositePages(Filter filter, Map<N, GroupedCount> tallies, int pageSize) {
        this.filter = filter;
        this.tallies = tallies;
        this.pageSize = pageSize;
        tallies.keySet().forEach(name -> {
            cells.put(name, new ArrayList<>());
            unfinished.put(name, Map.of());
        });
    }

    boolean isFinished() {
        return unfinished.isEmpty();
    }

    Map<N, List<Bucket>> cells() {
        return cells;
    }

    /** The request for the next page of each tally, still without a word on where to ask. */
    SearchRequest.Builder next() {
        SearchRequest.Builder request = new SearchRequest.Builder()
                .query(FilterQuery.of(filter))
                .size(0)
                .trackTotalHits(total -> total.enabled(false))
                .allowPartialSearchResults(false);
        unfinished.forEach((name, after) ->
                request.aggregations(name.toString(), composite(Objects.requireNonNull(tallies.get(name)), after)));
        return request;
    }

    private Aggregation composite(GroupedCount tally, Map<String, FieldValue> after) {
        Map<String, Aggregation> measures = new LinkedHashMap<>();
        tally.measures().forEach(measure -> measures.put(nameOf(measure), aggregation(measure)));
        return Aggregation.of(aggregation -> aggregation
                .composite(composite -> {
                    composite
                            .size(pageSize)
                            .sources(tally.keys().stream()
                                    .map(CompositePages::source)
                                    .toList());
                    return after.isEmpty() ? composite : composite.after(after);
                })
                .aggregations(measures));
    }

    private static Map<String, CompositeAggregationSource> source(GroupedCount.Key key) {
        return Map.of(key.field(), CompositeAggregationSource.of(source -> switch (key) {
            case GroupedCount.ByValue(var field) ->
                source.terms(terms -> terms.field(field).missingBucket(true));
            case Interval(var field, var unit, var zone) ->
                source.dateHistogram(histogram -> histogram
                        .field(field)
                        .calendarInterval(time -> time.time(
                                "1" + unit.name().toLowerCase(Locale.ROOT).charAt(0)))
                        .timeZone(zone.getId()));
        }));
    }

    private static Aggregation aggregation(Measure measure) {
        return switch (measure) {
            case Having(var field) -> Aggregation.of(having -> having.valueCount(count -> count.field(field)));
            case Sum(var field) -> Aggregation.of(sum -> sum.sum(values -> values.field(field)));
        };
    }

    private static String nameOf(Measure measure) {
        return switch (measure) {
            case Having(var field) -> "having " + field;
            case Sum(var field) -> "sum " + field;
        };
    }

    /** Takes the answer to {@link #next}'s request. */
    void add(SearchResponse<?> response) {
        for (N name : List.copyOf(unfinished.keySet())) {
            CompositeAggregate page = Objects.requireNonNull(
                            response.aggregations().get(name.toString()))
                    .composite();
            GroupedCount tally = Objects.requireNonNull(tallies.get(name));
            List<CompositeBucket> buckets = page.buckets().array();
            List<Bucket> read = Objects.requireNonNull(cells.get(name));
            buckets.forEach(bucket -> read.add(cell(tally, bucket)));
            if (buckets.size() < pageSize) {
                unfinished.remove(name);
            } else {
                unfinished.put(name, page.afterKey());
            }
        }
    }

    private static Bucket cell(GroupedCount tally, CompositeBucket bucket) {
        List<@Nullable Object> keys = new ArrayList<>();
        for (GroupedCount.Key key : tally.keys()) {
            keys.add(value(key, bucket.key().get(key.field())));
        }
        Map<Measure, Long> measures = new HashMap<>();
        for (Measure measure : tally.measures()) {
            measures.put(
                    measure, value(Objects.requireNonNull(bucket.aggregations().get(nameOf(measure)))));
        }
        return new Bucket(Collections.unmodifiableList(keys), bucket.docCount(), measures);
    }

    private static @Nullable Object value(GroupedCount.Key key, @Nullable FieldValue value) {
        if (value == null || value.isNull()) {
            return null;
        }
        return switch (key) {
            case GroupedCount.ByValue _ -> value.stringValue();
            case Interval _ -> Instant.ofEpochMilli(value.longValue());
        };
    }

    /** Sums are doubles, which hold every whole number up to 2^53. */
    private static long value(Aggregate aggregate) {
        Double value = aggregate.isSum()
                ? aggregate.sum().value()
                : aggregate.valueCount().value();
        return value == null ? 0 : Math.round(value);
    }
}
