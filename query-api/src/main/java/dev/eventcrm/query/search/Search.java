package dev.eventcrm.query.search;

import dev.eventcrm.http.problem.Errors;
import dev.eventcrm.http.query.Parameters;
import dev.eventcrm.schema.document.SearchIndex;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A valid search for one page of documents.
 *
 * @param index where
 * @param filter which documents
 * @param sort in which order
 * @param limit how many at most
 * @param after where the page before ended; null for the first page
 * @param facets what to count over the whole result
 */
public record Search(
        SearchIndex index,
        Filter filter,
        Sort sort,
        int limit,
        @Nullable Position after,
        List<Facet> facets) {
    /** The most documents on a page. */
    public static final int MOST_PER_PAGE = 200;

    /** How many documents on a page when a client does not say. */
    public static final int DEFAULT_PER_PAGE = 50;

    /** Copies the facets. */
    public Search {
        facets = List.copyOf(facets);
    }

    /**
     * A search that is given by query parameters.
     *
     * @param table the fields of the index
     * @param filter which documents
     * @param parameters hold sort order, limit and cursor; takes what is wrong with them
     * @param errors what was found wrong so far: a cursor cannot be judged beside a broken filter
     */
    public static Search read(FieldTable table, Filter filter, Parameters parameters, Errors errors) {
        Sort sort = sort(table, parameters);
        Integer limit = parameters.wholeNumber(FieldTable.LIMIT, 1, MOST_PER_PAGE);
        errors.rejectIfAny();
        Search search = new Search(
                table.index(), filter, sort, Objects.requireNonNullElse(limit, DEFAULT_PER_PAGE), null, List.of());
        String token = parameters.one(FieldTable.NEXT_TOKEN);
        return token == null
                ? search
                : search.continuedFrom(token, message -> parameters.reject(FieldTable.NEXT_TOKEN, message));
    }

    /**
     * The sort order given by query parameters.
     *
     * @param table the fields of the index
     * @param parameters may hold a sort order; takes what is wrong with it
     */
    public static Sort sort(FieldTable table, Parameters parameters) {
        List<String> given = parameters.all(FieldTable.SORT);
        return given.isEmpty()
                ? Sort.byDefault(table)
                : Sort.read(given, table, message -> parameters.reject(FieldTable.SORT, message));
    }

    /**
     * This search, continued where a page of it ended.
     *
     * @param token the page's {@code nextToken}
     * @param reject takes what is wrong with the token
     */
    Search continuedFrom(String token, Consumer<String> reject) {
        return switch (Cursor.decode(token, fingerprint(), sort)) {
            case Cursor.Refused(var message) -> {
                reject.accept(message);
                yield this;
            }
            case Position position -> new Search(index, filter, sort, limit, position, facets);
        };
    }

    /** What a cursor must remember of a query to be of use to no other. Page size and facets may change on the way. */
    QueryHash fingerprint() {
        return QueryHash.of(index + " " + filter + " " + sort);
    }
}
