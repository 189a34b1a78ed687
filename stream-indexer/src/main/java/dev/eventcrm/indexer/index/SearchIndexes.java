package dev.eventcrm.indexer.index;

import dev.eventcrm.indexer.bulk.MissingIndex;
import dev.eventcrm.indexer.checkpoint.RescanMarker;
import dev.eventcrm.indexer.index.IndexApi.Answer;
import dev.eventcrm.indexer.outage.OutageLogs;
import dev.eventcrm.schema.document.SearchIndex;
import dev.eventcrm.table.retry.OutageLog;
import dev.eventcrm.table.retry.Reason;
import dev.eventcrm.table.retry.RetryLoop;
import dev.eventcrm.table.retry.RetryableCall;
import dev.eventcrm.table.retry.RetryableCall.RetryLater;
import dev.eventcrm.table.retry.RetryableCall.Success;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sees to it that every index is there and is what it should be. Two who do so at the same time do no harm.
 *
 * <p>Where an older generation of an index has the aliases, it keeps them while the new one is filled by a scan of the table:
 * readers go on seeing what they saw, and never an index that is half full. {@link #swapAliases} then moves the aliases at once.
 */
@Component
public class SearchIndexes implements MissingIndex {
    private static final Logger LOG = LoggerFactory.getLogger(SearchIndexes.class);

    private final IndexApi api;
    private final RescanMarker rescan;
    private final RetryLoop retryLoop;
    private final OutageLog openSearch;
    private final JsonMapper mapper;

    SearchIndexes(
            OpenSearchClient client,
            RescanMarker rescan,
            RetryLoop retryLoop,
            OutageLogs dependencies,
            JsonMapper mapper) {
        this.api = new IndexApi(client.generic(), mapper);
        this.rescan = rescan;
        this.retryLoop = retryLoop;
        this.openSearch = dependencies.openSearch();
        this.mapper = mapper;
    }

    /**
     * Creates what is missing, with a scan of the table asked for first, and compares what is there. Waits for OpenSearch as
     * long as it takes.
     *
     * @param retryLoop how to wait
     * @throws IndexDriftException when an index is there and is not what it should be
     */
    public void ensure(RetryLoop retryLoop) throws InterruptedException {
        for (SearchIndex index : SearchIndex.values()) {
            retryLoop.until(openSearch, () -> ensure(index));
        }
    }

    @Override
    public void restore() throws InterruptedException {
        ensure(retryLoop);
    }

    private RetryableCall.Outcome<Boolean> ensure(SearchIndex index) throws InterruptedException {
        try {
            Answer found = api.get("/" + index.physicalName());
            if (found.isNotFound()) {
                return create(index);
            }
            if (!found.isOk()) {
                return new RetryLater<>(found.reason());
            }
            JsonNode live = found.body().get(index.physicalName());
            return compare(index, live);
        } catch (IOException e) {
            return new RetryLater<>(Reason.of(e));
        }
    }

    /**
     * Moves the aliases that older generations still have to the indexes of this one. To be called when a scan that began
     * after {@link #ensure} has ended: only then do they hold everything.
     */
    public void swapAliases() throws InterruptedException {
        for (SearchIndex index : SearchIndex.values()) {
            retryLoop.until(openSearch, () -> swapAliases(index));
        }
    }

    private RetryableCall.Outcome<Boolean> swapAliases(SearchIndex index) {
        try {
            Set<String> older = olderHolders(index);
            if (older.isEmpty()) {
                return new Success<>(true);
            }
            ObjectNode body = mapper.createObjectNode();
            ArrayNode actions = body.putArray("actions");
            aliases(index).forEach((alias, wanted) -> {
                older.forEach(holder -> actions.addObject()
                        .putObject("remove")
                        .put("index", holder)
                        .put("alias", alias)
                        .put("must_exist", false));
                actions.addObject()
                        .set("add", wanted.put("index", index.physicalName()).put("alias", alias));
            });
            Answer refreshed = api.post("/" + index.physicalName() + "/_refresh", mapper.createObjectNode());
            if (!refreshed.isOk()) {
                return new RetryLater<>(refreshed.reason());
            }
            Answer moved = api.post("/_aliases", body);
            if (!moved.isOk()) {
                return new RetryLater<>(moved.reason());
            }
            LOG.info("{} serves {} from now on; {} may be deleted", index.physicalName(), index.alias(), older);
            return new Success<>(true);
        } catch (IOException e) {
            return new RetryLater<>(Reason.of(e));
        }
    }

    private RetryableCall.Outcome<Boolean> create(SearchIndex index) throws IOException, InterruptedException {
        Set<String> older = olderHolders(index);
        rescan.request("the index " + index.physicalName() + " was missing");
        ObjectNode body = definition(index);
        if (older.isEmpty()) {
            aliases(index).forEach(body.putObject("aliases")::set);
        }
        Answer created = api.put("/" + index.physicalName(), body);
        if (created.isOk()) {
            LOG.info("created the index {}", index.physicalName());
            return new Success<>(true);
        }
        // Another indexer may have been faster; the next look compares what it created.
        return new RetryLater<>(created.reason());
    }

    private RetryableCall.Outcome<Boolean> compare(SearchIndex index, JsonNode live) throws IOException {
        ObjectNode template = mapper.createObjectNode();
        template.putArray("index_patterns").add(index.physicalName());
        template.set("template", definition(index));
        // The file leaves defaults out and OpenSearch spells some of them out: it is asked what the file means.
        Answer simulated = api.post("/_index_template/_simulate", template);
        if (!simulated.isOk()) {
            return new RetryLater<>(simulated.reason());
        }
        JsonNode wanted = simulated.body().get("template");
        List<Drift> drifts = new ArrayList<>(Drift.between("mappings", live.get("mappings"), wanted.get("mappings")));
        drifts.addAll(Drift.between("settings.index.analysis", analysis(live), analysis(wanted)));
        if (!drifts.isEmpty()) {
            throw new IndexDriftException(index.physicalName(), openSearch.name(), drifts);
        }
        return alias(index, live.get("aliases"));
    }

    private RetryableCall.Outcome<Boolean> alias(SearchIndex index, JsonNode live) throws IOException {
        if (!olderHolders(index).isEmpty()) {
            // The scan that ends in the take-over was asked for before this index was created.
            return new Success<>(true);
        }
        ObjectNode body = mapper.createObjectNode();
        ArrayNode actions = body.putArray("actions");
        aliases(index).forEach((alias, wanted) -> {
            if (!wanted.equals(live.get(alias))) {
                actions.addObject()
                        .set("add", wanted.put("index", index.physicalName()).put("alias", alias));
            }
        });
        if (actions.isEmpty()) {
            return new Success<>(true);
        }
        Answer added = api.post("/_aliases", body);
        return added.isOk() ? new Success<>(true) : new RetryLater<>(added.reason());
    }

    /**
     * The older generations of an index that have an alias of it.
     *
     * @throws IndexDriftException when an index has one that is no older generation, and not ours to take it from
     */
    private Set<String> olderHolders(SearchIndex index) throws IOException {
        Set<String> older = new TreeSet<>();
        List<String> others = new ArrayList<>();
        for (String alias : aliases(index).keySet()) {
            Answer holders = api.get("/_alias/" + alias);
            if (holders.isOk()) {
                for (String holder : holders.body().propertyNames()) {
                    if (index.isOlderGeneration(holder)) {
                        older.add(holder);
                    } else if (!holder.equals(index.physicalName())) {
                        others.add("the alias " + alias + " is on " + holder);
                    }
                }
            }
        }
        if (!others.isEmpty()) {
            throw new IndexDriftException(index.physicalName(), openSearch.name(), others);
        }
        return older;
    }

    private Map<String, ObjectNode> aliases(SearchIndex index) {
        ObjectNode filtered = mapper.createObjectNode();
        filtered.putObject("filter")
                .putObject("bool")
                .putObject("must_not")
                .putObject("exists")
                .put("field", SearchIndex.DELETED_AT);
        return Map.of(index.alias(), filtered, index.unfilteredAlias(), mapper.createObjectNode());
    }

    private ObjectNode definition(SearchIndex index) {
        return (ObjectNode) mapper.readTree(index.definition());
    }

    private static JsonNode analysis(JsonNode index) {
        return index.at("/settings/index/analysis");
    }
}
