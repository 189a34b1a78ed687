package dev.eventcrm.query.search;

import dev.eventcrm.http.problem.UnavailableException;
import dev.eventcrm.schema.document.SearchDocument;
import dev.eventcrm.schema.document.SearchIndex;
import dev.eventcrm.table.retry.OutageLog;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.opensearch.client.opensearch._types.OpenSearchException;
import org.opensearch.client.opensearch.core.GetResponse;
import org.opensearch.client.opensearch.core.SearchRequest;
import org.opensearch.client.opensearch.core.SearchResponse;
import org.opensearch.client.opensearch.core.search.Hit;
import org.opensearch.client.opensearch.core.search.Pit;
import org.opensearch.client.transport.httpclient5.ResponseException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one way to OpenSearch. When it cannot be reached, is overloaded or lacks our aliases, every method throws {@link
 * UnavailableException}; when it refuses a request, the fault is ours, and it throws {@link IllegalStateException}.
 */
@Component
public final class SearchGateway {
    /** Measures each kind of request, tagged with {@code operation}. */
    static final String TIMER = "crm.query.search";

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    private final OpenSearchClient client;
    private final OutageLog openSearch;
    private final GroupedCountSettings tallySettings;
    private final MeterRegistry meters;

    SearchGateway(
            OpenSearchClient client, OutageLog openSearch, GroupedCountSettings tallySettings, MeterRegistry meters) {
        this.client = client;
        this.openSearch = openSearch;
        this.tallySettings = tallySettings;
        this.meters = meters;
    }

    /**
     * Searches.
     *
     * @param operation what for, as metrics name it
     * @param request the request
     * @param type the kind of document
     */
    public <D> SearchResponse<D> search(String operation, SearchRequest request, Class<D> type) {
        return ask(operation, () -> client.search(request, type));
    }

    /**
     * Fetches a document as it is stored now, even before it can be searched.
     *
     * @param index the index
     * @param id the document's id
     * @param type the kind of document
     * @param point which copy of the index to ask
     * @return empty when there is none, or only a tombstone
     */
    public <D extends SearchDocument> Optional<D> get(
            SearchIndex index, String id, Class<D> type, ShardPreference point) {
        GetResponse<D> response = ask(
                "get",
                () -> client.get(
                        request -> request.index(index.unfilteredAlias()).id(id).preference(point.preference()), type));
        return response.found()
                ? Optional.of(Objects.requireNonNull(response.source()))
                        .filter(document -> document.deletedAt() == null)
                : Optional.empty();
    }

    /**
     * The versions of documents that searches see now, tombstones among them.
     *
     * @param index the index
     * @param ids the documents' ids
     * @param point which copy of the index to ask
     * @return the versions by id; what cannot be seen is left out
     */
    public Map<String, Long> searchableVersions(SearchIndex index, List<String> ids, ShardPreference point) {
        SearchResponse<Void> response = ask(
                "versions",
                () -> client.search(
                        request -> request.index(index.unfilteredAlias())
                                .preference(point.preference())
                                .query(query -> query.ids(any -> any.values(ids)))
                                .size(ids.size())
                                .source(source -> source.fetch(false))
                                .version(true)
                                .allowPartialSearchResults(false),
                        Void.class));
        Map<String, Long> versions = new HashMap<>();
        for (Hit<Void> hit : response.hits().hits()) {
            versions.put(Objects.requireNonNull(hit.id()), Objects.requireNonNull(hit.version()));
        }
        return versions;
    }

    /**
     * The versions of documents that are stored now, searchable or not, tombstones among them.
     *
     * @param index the index
     * @param ids the documents' ids
     * @param point which copy of the index to ask
     * @return the versions by id; what is not stored is left out
     */
    public Map<String, Long> storedVersions(SearchIndex index, List<String> ids, ShardPreference point) {
        var response = ask(
                "versions",
                () -> client.mget(
                        request -> request.index(index.unfilteredAlias())
                                .preference(point.preference())
                                .ids(ids)
                                .source(source -> source.fetch(false)),
                        Void.class));
        Map<String, Long> versions = new HashMap<>();
        for (var item : response.docs()) {
            if (item.isResult() && item.result().found()) {
                versions.put(
                        item.result().id(), Objects.requireNonNull(item.result().version()));
            }
        }
        return versions;
    }

    /**
     * Counts documents of one or several indexes. All cells are of one moment, in however many pages they come.
     *
     * @param operation what for, as metrics name it
     * @param indexes the indexes
     * @param filter which documents
     * @param tallies what to count
     * @param point which copies of the indexes to ask
     * @return the cells of each tally, in the order of their keys, null first
     */
    public <N> Map<N, List<GroupedCount.Bucket>> tally(
            String operation,
            List<SearchIndex> indexes,
            Filter filter,
            Map<N, GroupedCount> tallies,
            ShardPreference point) {
        List<String> aliases = indexes.stream().map(SearchIndex::alias).toList();
        CompositePages<N> atOnce = new CompositePages<>(filter, tallies, tallySettings.pageSize());
        SearchRequest first =
                atOnce.next().index(aliases).preference(point.preference()).build();
        atOnce.add(ask(operation, () -> client.search(first, Void.class)));
        if (atOnce.isFinished()) {
            return atOnce.cells();
        }
        // What is written between two pages must not be counted twice, or not at all.
        String held = openPit(aliases, Snapshot.KEEP_ALIVE, point);
        try {
            CompositePages<N> pages = new CompositePages<>(filter, tallies, tallySettings.pageSize());
            while (!pages.isFinished()) {
                SearchRequest next = pages.next()
                        .pit(Pit.of(pit -> pit.id(held).keepAlive(Snapshot.KEEP_ALIVE)))
                        .build();
                pages.add(ask(operation, () -> client.search(next, Void.class)));
            }
            return pages.cells();
        } finally {
            closePit(held);
        }
    }

    /**
     * Documents by their ids, as they are stored now, even before they can be searched.
     *
     * @param index the index
     * @param ids the ids
     * @param fields which fields of them to read
     * @param type the kind of document
     * @param point which copy of the index to ask
     * @return those that there are, and that are no tombstones, by id
     */
    public <D> Map<String, D> getAll(
            SearchIndex index, Collection<String> ids, List<String> fields, Class<D> type, ShardPreference point) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        List<String> read = new ArrayList<>(fields);
        read.add(SearchIndex.DELETED_AT);
        var response = ask(
                "getAll",
                () -> client.mget(
                        request -> request.index(index.unfilteredAlias())
                                .preference(point.preference())
                                .ids(List.copyOf(ids))
                                .sourceIncludes(read),
                        JsonNode.class));
        Map<String, D> found = new HashMap<>();
        for (var item : response.docs()) {
            if (item.isResult() && item.result().found()) {
                JsonNode source = Objects.requireNonNull(item.result().source());
                if (!source.has(SearchIndex.DELETED_AT)) {
                    found.put(item.result().id(), MAPPER.treeToValue(source, type));
                }
            }
        }
        return found;
    }

    /**
     * Documents by the value of a field that hardly any two share.
     *
     * @param index the index
     * @param field the field
     * @param values the values, at most {@value Search#MOST_PER_PAGE}
     * @param fields which fields of the documents to read
     * @param type the kind of document
     * @param point which copy of the index to ask
     */
    public <D> List<D> find(
            SearchIndex index,
            SearchField field,
            Collection<String> values,
            List<String> fields,
            Class<D> type,
            ShardPreference point) {
        if (values.isEmpty()) {
            return List.of();
        }
        Filter filter =
                new Filter.AnyOf(field, values.stream().map(Value.Text::new).toList());
        SearchRequest request = new SearchRequest.Builder()
                .index(index.alias())
                .preference(point.preference())
                .query(FilterQuery.of(filter))
                .size(2 * Search.MOST_PER_PAGE)
                .source(source -> source.filter(only -> only.includes(fields)))
                .allowPartialSearchResults(false)
                .build();
        return search("find", request, type).hits().hits().stream()
                .map(hit -> Objects.requireNonNull(hit.source()))
                .toList();
    }

    /**
     * Holds the result of a search as it is now.
     *
     * @param index the index
     * @param filter which documents
     * @param sort in which order
     * @param pageSize how many documents to read at once
     * @param type the kind of document
     * @param point which copy of the index to hold
     * @return the result, to be closed
     */
    public <D> Snapshot<D> openSnapshot(
            SearchIndex index, Filter filter, Sort sort, int pageSize, Class<D> type, ShardPreference point) {
        return new Snapshot<>(
                this, type, filter, sort, pageSize, openPit(List.of(index.alias()), Snapshot.KEEP_ALIVE, point));
    }

    private String openPit(List<String> aliases, String keepAlive, ShardPreference point) {
        var response = ask(
                "hold",
                () -> client.createPit(request -> request.index(aliases)
                        .keepAlive(time -> time.time(keepAlive))
                        .preference(point.preference())));
        return Objects.requireNonNull(response.pitId());
    }

    /**
     * Counts documents, exactly.
     *
     * @param index the index
     * @param filter which documents
     * @param point which copy of the index to ask
     */
    public long count(SearchIndex index, Filter filter, ShardPreference point) {
        var response = search("count", PageQuery.count(index, filter, point), Void.class);
        return Objects.requireNonNull(response.hits().total()).value();
    }

    /**
     * Holds an index with all that is stored in it now, for {@link PointInTime#KEEP_ALIVE} after each time that it is read.
     *
     * @param index the index
     * @param point which copy of it to hold
     * @return the name under which it is held
     */
    public String openPit(SearchIndex index, ShardPreference point) {
        // What a count has shown a moment ago, another copy of the index may not show yet.
        ask("refresh", () -> client.indices().refresh(request -> request.index(index.alias())));
        return openPit(List.of(index.alias()), PointInTime.KEEP_ALIVE, point);
    }

    /**
     * Counts what a frozen result holds.
     *
     * @param result the result
     * @throws SnapshotGoneException when it is held no longer
     */
    public long count(PointInTime result) {
        return Objects.requireNonNull(searchFrozen(result, Void.class).hits().total())
                .value();
    }

    /**
     * Reads documents of a frozen result.
     *
     * @param result which of them
     * @param type the kind of document
     * @throws SnapshotGoneException when it is held no longer
     */
    public <D> List<D> read(PointInTime result, Class<D> type) {
        return searchFrozen(result, type).hits().hits().stream()
                .map(hit -> Objects.requireNonNull(hit.source()))
                .toList();
    }

    private <D> SearchResponse<D> searchFrozen(PointInTime result, Class<D> type) {
        return ask("frozen", () -> {
            try {
                return client.search(result.request(), type);
            } catch (OpenSearchException e) {
                // A name that an OpenSearch of another version gave is no name to this one, and as good as gone.
                throw e.status() == NOT_FOUND || e.status() == BAD_REQUEST
                        ? new SnapshotGoneException("What was held of the search engine is held no longer.", e)
                        : e;
            }
        });
    }

    /** Lets go of what was held. */
    public void closePit(String held) {
        ask("release", () -> client.deletePit(request -> request.pitId(held)));
    }

    @FunctionalInterface
    private interface AnalyticsQuery<T> {
        T ask() throws IOException;
    }

    private <T> T ask(String operation, AnalyticsQuery<T> question) {
        Timer.Sample sample = Timer.start(meters);
        String outcome = "failed";
        try {
            T answer = question.ask();
            outcome = "answered";
            openSearch.callAnswered();
            return answer;
        } catch (OpenSearchException e) {
            throw e.status() == NOT_FOUND ? unavailable(e) : new IllegalStateException(describe(e), e);
        } catch (ResponseException e) {
            throw e.status() == TOO_MANY_REQUESTS || e.status() >= SERVER_ERROR
                    ? slow(e)
                    : new IllegalStateException(describe(e), e);
        } catch (SocketTimeoutException e) {
            throw slow(e);
        } catch (IOException e) {
            throw unavailable(e);
        } finally {
            sample.stop(Timer.builder(TIMER)
                    .tag("operation", operation)
                    .tag("outcome", outcome)
                    .register(meters));
        }
    }

    /** One request was too much for OpenSearch. Others may not be, so nothing is said to be missing. */
    private static UnavailableException slow(Exception e) {
        return new UnavailableException("The search engine is too busy to answer at the moment.", e);
    }

    private UnavailableException unavailable(Exception e) {
        openSearch.callMissed(describe(e));
        return new UnavailableException("The search engine cannot be asked at the moment.", e);
    }

    /** What a failure says, in one line. */
    static String describe(Exception e) {
        String message = Objects.requireNonNullElse(e.getMessage(), "no further word");
        return e.getClass().getSimpleName() + ": " + message.lines().findFirst().orElse("");
    }
}
