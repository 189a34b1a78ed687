package dev.eventcrm.query.search;

import dev.eventcrm.query.search.Filter.Bound;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opensearch.client.json.JsonData;
import org.opensearch.client.opensearch._types.FieldValue;
import org.opensearch.client.opensearch._types.query_dsl.Operator;
import org.opensearch.client.opensearch._types.query_dsl.Query;
import org.opensearch.client.opensearch._types.query_dsl.RangeQuery;

/**
 * A filter as OpenSearch's query. Nothing of it is scored, and no text of a client is ever parsed as a query language: all
 * of it goes into terms, and into one match query whose words are analysed and nothing more.
 */
final class FilterQuery {
    /** The field into which names, titles and companies are copied as words. */
    private static final String WORDS = "words";

    /** The field of every document that names its index, and matches the aliases of that. */
    private static final String INDEX = "_index";

    /** With all its digits: where OpenSearch finds none, it takes an inclusive end to mean the end of that second. */
    private static final DateTimeFormatter TO_THE_MILLISECOND =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

    private FilterQuery() {}

    /**
     * The query of that filter, in filter context as a whole.
     *
     * @param filter any filter
     */
    static Query of(Filter filter) {
        List<Filter> parts = filter instanceof Filter.And(var filters) ? filters : List.of(filter);
        return Query.of(query -> query.bool(
                bool -> bool.filter(parts.stream().map(FilterQuery::node).toList())));
    }

    private static Query node(Filter filter) {
        return switch (filter) {
            case Filter.And _ -> of(filter);
            case Filter.Or(var filters) ->
                Query.of(query -> query.bool(bool -> bool.should(
                                filters.stream().map(FilterQuery::node).toList())
                        .minimumShouldMatch("1")));
            case Filter.Not(var negated) -> Query.of(query -> query.bool(bool -> bool.mustNot(node(negated))));
            case Filter.AnyOf(var field, var values) -> anyOf(field, values);
            case Filter.Range(var field, var lower, var upper) -> range(field, lower, upper);
            case Filter.Exists(var field) -> Query.of(query -> query.exists(exists -> exists.field(field.name())));
            case Filter.StartsWith(var field, var start) ->
                Query.of(query ->
                        query.prefix(prefix -> prefix.field(field.name()).value(start.text())));
            case Filter.StandsIn(var index) ->
                Query.of(query -> query.term(term -> term.field(INDEX).value(FieldValue.of(index.alias()))));
            case Filter.Words(var words) ->
                Query.of(query -> query.matchBoolPrefix(
                        match -> match.field(WORDS).query(words.text()).operator(Operator.And)));
        };
    }

    private static Query anyOf(SearchField field, List<? extends Value> values) {
        if (field.type() instanceof FieldType.Time) {
            List<Query> each = values.stream()
                    .map(value -> range(field, new Bound(value, true), new Bound(value, true)))
                    .toList();
            return Query.of(query -> query.bool(bool -> bool.should(each).minimumShouldMatch("1")));
        }
        List<FieldValue> terms = values.stream().map(FilterQuery::term).toList();
        return terms.size() == 1
                ? Query.of(query -> query.term(term -> term.field(field.name()).value(terms.getFirst())))
                : Query.of(query -> query.terms(any -> any.field(field.name()).terms(list -> list.value(terms))));
    }

    private static FieldValue term(Value value) {
        return switch (value) {
            case Value.Text(var text) -> FieldValue.of(text);
            case Value.Count(var count) -> FieldValue.of(count);
            case Value.Time _, Value.Now _ -> throw new IllegalArgumentException("times are compared as ranges");
        };
    }

    private static Query range(SearchField field, @Nullable Bound lower, @Nullable Bound upper) {
        RangeQuery.Builder range = new RangeQuery.Builder().field(field.name());
        if (lower != null) {
            JsonData end = end(lower.value(), lower.inclusive());
            range = lower.inclusive() ? range.gte(end) : range.gt(end);
        }
        if (upper != null) {
            JsonData end = end(upper.value(), !upper.inclusive());
            range = upper.inclusive() ? range.lte(end) : range.lt(end);
        }
        return range.build().toQuery();
    }

    /** OpenSearch cuts an instant to milliseconds; where that would move the end of the range, the next one is meant. */
    private static JsonData end(Value value, boolean roundUp) {
        return switch (value) {
            case Value.Text(var text) -> JsonData.of(text);
            case Value.Count(var count) -> JsonData.of(count);
            case Value.Now _ -> JsonData.of("now");
            case Value.Time(var instant) -> {
                Instant cut = instant.truncatedTo(ChronoUnit.MILLIS);
                yield JsonData.of(
                        TO_THE_MILLISECOND.format(roundUp && cut.isBefore(instant) ? cut.plusMillis(1) : cut));
            }
        };
    }
}
