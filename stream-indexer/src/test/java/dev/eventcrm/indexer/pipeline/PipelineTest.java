package dev.eventcrm.indexer.pipeline;

import static dev.eventcrm.test.UserItemBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.indexer.Engines;
import dev.eventcrm.indexer.RunningIndexer;
import dev.eventcrm.indexer.projection.Change;
import dev.eventcrm.indexer.projection.Histories;
import dev.eventcrm.indexer.projection.Histories.History;
import dev.eventcrm.schema.document.SearchDocument;
import dev.eventcrm.schema.item.ProjectedItem;
import dev.eventcrm.test.DynamoDbLocal;
import dev.eventcrm.test.OpenSearchNode;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Projection is algebra, on the real OpenSearch. */
class PipelineTest {
    private static final OpenSearchNode OPEN_SEARCH = OpenSearchNode.shared();
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private static final RunningIndexer INDEXER = started();

    private static RunningIndexer started() {
        DynamoDbLocal.shared().reset();
        Engines.dropIndexes(OPEN_SEARCH.url());
        return RunningIndexer.start(DynamoDbLocal.shared(), OPEN_SEARCH.url()).awaitReady();
    }

    @AfterContainer
    static void stop() {
        INDEXER.close();
    }

    @Property(tries = 120, shrinking = ShrinkingMode.OFF)
    void anyDeliveryGivesTheIndexThatTheLastVersionsGive(@ForAll("histories") History history)
            throws InterruptedException {
        Pipeline pipeline = INDEXER.bean(Pipeline.class);

        for (List<Change> batch : history.delivery()) {
            pipeline.settle(batch);
        }

        history.lastDocuments()
                .values()
                .forEach(document -> assertThat(stored(document)).isEqualTo(expected(document)));
    }

    @Example
    void countsWritersThatForgetToCountTheVersionUp() throws InterruptedException {
        ProjectedItem before = aUser().withId("forgetful").atVersion(3).build();
        ProjectedItem same =
                aUser().withId("forgetful").atVersion(3).withCity("Elsewhere").build();
        ProjectedItem next = aUser().withId("forgetful").atVersion(4).build();
        double counted = skippedVersions();

        INDEXER.bean(Pipeline.class).settle(List.of(change(before, next)));
        assertThat(skippedVersions()).isEqualTo(counted);

        INDEXER.bean(Pipeline.class).settle(List.of(change(before, same)));
        assertThat(skippedVersions()).isEqualTo(counted + 1);
    }

    @Provide
    Arbitrary<History> histories() {
        return Histories.histories();
    }

    private static Change change(ProjectedItem before, ProjectedItem after) {
        return new Change(after.key().toAttributes(), before.toAttributes(), after.toAttributes(), NOW);
    }

    private static double skippedVersions() {
        return INDEXER.bean(MeterRegistry.class)
                .get("crm.indexer.skipped.versions")
                .counter()
                .count();
    }

    private static Map<String, JsonNode> stored(SearchDocument document) {
        JsonNode found = Engines.document(OPEN_SEARCH.url(), document.index(), document.id())
                .orElseThrow();
        return Map.of("_version", found.get("_version"), "_source", found.get("_source"));
    }

    private static Map<String, JsonNode> expected(SearchDocument document) {
        Map<String, JsonNode> expected = new HashMap<>();
        expected.put("_version", JsonMapper.shared().readTree(Long.toString(document.version())));
        expected.put("_source", JsonMapper.shared().readTree(JsonMapper.shared().writeValueAsString(document)));
        return expected;
    }
}
