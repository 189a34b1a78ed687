package dev.eventcrm.query.search;

import dev.eventcrm.schema.document.SearchIndex;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which documents are meant. Query parameters and the filter tree of a body are read into the same nodes, so that a filter
 * has one meaning.
 */
public sealed interface Filter {
    /** All documents. */
    Filter EVERYTHING = new And(List.of());

    /**
     * The documents of those ids.
     *
     * @param ids the ids; none means no document
     */
    static Filter ofIds(List<String> ids) {
        return new AnyOf(SearchField.ID, ids.stream().map(Value.Text::new).toList());
    }

    /**
     * Those that every one of the filters finds.
     *
     * @param filters none means all documents
     */
    record And(List<Filter> filters) implements Filter {
        /** Copies the filters. */
        public And {
            filters = List.copyOf(filters);
        }
    }

    /**
     * Those that at least one of the filters finds.
     *
     * @param filters one or more
     */
    record Or(List<Filter> filters) implements Filter {
        /** Copies the filters. */
        public Or {
            filters = List.copyOf(filters);
        }
    }

    /**
     * Those that the filter does not find, documents without the field among them.
     *
     * @param filter the filter
     */
    record Not(Filter filter) implements Filter {}

    /**
     * Those whose field has one of the values.
     *
     * @param field the field
     * @param values one or more, of the field's type
     */
    record AnyOf(SearchField field, List<? extends Value> values) implements Filter {
        /** Copies the values. */
        public AnyOf {
            values = List.copyOf(values);
        }
    }

    /**
     * Those whose field lies within bounds.
     *
     * @param field a count or a time
     * @param lower where it begins; null means anywhere
     * @param upper where it ends; null means anywhere
     */
    record Range(
            SearchField field,
            @Nullable Bound lower,
            @Nullable Bound upper) implements Filter {}

    /**
     * An end of a range.
     *
     * @param value a count or a time
     * @param inclusive whether the value itself lies in the range
     */
    record Bound(Value value, boolean inclusive) {}

    /**
     * Those that have the field.
     *
     * @param field the field
     */
    record Exists(SearchField field) implements Filter {}

    /**
     * Those whose field begins like that.
     *
     * @param field a field of words
     * @param start the beginning
     */
    record StartsWith(SearchField field, Value.Text start) implements Filter {}

    /**
     * Those in whose names and titles every one of the words occurs, the last of them as the beginning of a word.
     *
     * @param text as a person types it
     */
    record Words(Value.Text text) implements Filter {}

    /**
     * Those of one index, where several are searched.
     *
     * @param index the index
     */
    record StandsIn(SearchIndex index) implements Filter {}
}
