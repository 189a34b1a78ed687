package dev.eventcrm.query.consistency;

import dev.eventcrm.query.search.Filter;
import dev.eventcrm.query.search.GroupedCount;
import dev.eventcrm.query.search.Page;
import dev.eventcrm.query.search.PageQuery;
import dev.eventcrm.query.search.PointInTime;
import dev.eventcrm.query.search.Search;
import dev.eventcrm.query.search.SearchField;
import dev.eventcrm.query.search.SearchGateway;
import dev.eventcrm.query.search.ShardPreference;
import dev.eventcrm.query.search.Snapshot;
import dev.eventcrm.query.search.Sort;
import dev.eventcrm.schema.api.Ids;
import dev.eventcrm.schema.document.SearchDocument;
import dev.eventcrm.schema.document.SearchIndex;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Reads that show at least what the client demands. Each may throw {@link dev.eventcrm.http.problem.UnavailableException}: when
 * the demand is not met in time, or OpenSearch cannot be asked.
 */
@Component
public final class ConsistentReads {
    private final ConsistencyGate gate;
    private final SearchGateway gateway;

    ConsistentReads(ConsistencyGate gate, SearchGateway gateway) {
        this.gate = gate;
        this.gateway = gateway;
    }

    /**
     * A page of documents.
     *
     * @param operation what for, as metrics name it
     * @param search which page
     * @param demand what it must show at least
     * @param type the kind of document
     * @param view what to show of a document
     */
    public <D extends SearchDocument, T> Page<T> page(
            String operation, Search search, ReadConsistency demand, Class<D> type, Function<D, T> view) {
        ShardPreference point = gate.awaitSearchable(demand);
        return Page.of(search, gateway.search(operation, PageQuery.of(search, point), type), view);
    }

    /**
     * A page of documents that belong to another one.
     *
     * @param owner the index of the one they belong to
     * @param ownerId its id
     * @param ownerType its kind of document
     * @param operation what for, as metrics name it
     * @param search which page
     * @param demand what it must show at least
     * @param type the kind of document
     * @param view what to show of a document
     * @return empty when there is none to belong to
     */
    public <O extends SearchDocument, D extends SearchDocument, T> Optional<Page<T>> pageOf(
            SearchIndex owner,
            String ownerId,
            Class<O> ownerType,
            String operation,
            Search search,
            ReadConsistency demand,
            Class<D> type,
            Function<D, T> view) {
        if (!Ids.isValid(ownerId)) {
            return Optional.empty();
        }
        ShardPreference point = gate.awaitSearchable(demand);
        return gateway.get(owner, ownerId, ownerType, point)
                .map(_ -> Page.of(search, gateway.search(operation, PageQuery.of(search, point), type), view));
    }

    /**
     * One document by its id.
     *
     * @param index the index
     * @param id the id
     * @param demand what it must show at least
     * @param type the kind of document
     * @return empty when there is none
     */
    public <D extends SearchDocument> Optional<D> get(
            SearchIndex index, String id, ReadConsistency demand, Class<D> type) {
        return Ids.isValid(id) ? gateway.get(index, id, type, gate.awaitStored(demand)) : Optional.empty();
    }

    /**
     * All documents that a filter finds.
     *
     * @param index the index
     * @param filter which documents
     * @param sort in which order
     * @param pageSize how many to read at once
     * @param demand what it must show at least
     * @param type the kind of document
     * @return the documents, to be closed
     */
    public <D extends SearchDocument> Snapshot<D> all(
            SearchIndex index, Filter filter, Sort sort, int pageSize, ReadConsistency demand, Class<D> type) {
        ShardPreference point = gate.awaitSearchable(demand);
        return gateway.openSnapshot(index, filter, sort, pageSize, type, point);
    }

    /**
     * Counts documents.
     *
     * @param index the index
     * @param filter which documents
     * @param demand what the count must show at least
     */
    public long count(SearchIndex index, Filter filter, ReadConsistency demand) {
        return gateway.count(index, filter, gate.awaitSearchable(demand));
    }

    /**
     * Holds an index as it is now. Reads of it by {@link PointInTime} see that moment, and demand nothing any more.
     *
     * @param index the index
     * @param demand what it must show at least
     * @return the name under which it is held
     */
    public String openPit(SearchIndex index, ReadConsistency demand) {
        return gateway.openPit(index, gate.awaitSearchable(demand));
    }

    /**
     * Counts what a frozen result holds.
     *
     * @param result the result
     * @throws dev.eventcrm.query.search.SnapshotGoneException when it is held no longer
     */
    public long count(PointInTime result) {
        return gateway.count(result);
    }

    /**
     * Reads documents of a frozen result.
     *
     * @param result which of them
     * @param type the kind of document
     * @throws dev.eventcrm.query.search.SnapshotGoneException when it is held no longer
     */
    public <D> List<D> read(PointInTime result, Class<D> type) {
        return gateway.read(result, type);
    }

    /**
     * Lets go of what was frozen, if it is still held.
     *
     * @param held the name under which it is
     */
    public void closePit(String held) {
        gateway.closePit(held);
    }

    /**
     * Counts documents of one or several indexes.
     *
     * @param operation what for, as metrics name it
     * @param indexes the indexes
     * @param filter which documents
     * @param tallies what to count
     * @param demand what the counts must show at least
     * @return the cells of each tally, in the order of their keys, null first
     */
    public <N> Map<N, List<GroupedCount.Bucket>> tally(
            String operation,
            List<SearchIndex> indexes,
            Filter filter,
            Map<N, GroupedCount> tallies,
            ReadConsistency demand) {
        return gateway.tally(operation, indexes, filter, tallies, gate.awaitSearchable(demand));
    }

    /**
     * Documents by their ids, as they are stored now.
     *
     * @param index the index
     * @param ids the ids
     * @param fields which fields of them to read
     * @param type the kind of document
     * @return those that there are, by id
     */
    public <D> Map<String, D> getAll(SearchIndex index, Collection<String> ids, List<String> fields, Class<D> type) {
        return gateway.getAll(index, ids, fields, type, ShardPreference.ANY);
    }

    /**
     * Documents by the value of a field that hardly any two share, as searches see them now.
     *
     * @param index the index
     * @param field the field
     * @param values the values, at most {@value Search#MOST_PER_PAGE}
     * @param fields which fields of the documents to read
     * @param type the kind of document
     */
    public <D> List<D> find(
            SearchIndex index, SearchField field, Collection<String> values, List<String> fields, Class<D> type) {
        return gateway.find(index, field, values, fields, type, ShardPreference.ANY);
    }
}
