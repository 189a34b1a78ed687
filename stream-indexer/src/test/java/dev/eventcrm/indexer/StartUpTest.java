package dev.eventcrm.indexer;

import static dev.eventcrm.test.UserItemBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.eventcrm.schema.document.SearchIndex;
import dev.eventcrm.schema.item.CrmTable;
import dev.eventcrm.schema.item.ProjectedItem;
import dev.eventcrm.test.DynamoDbLocal;
import dev.eventcrm.test.FaultyProxy;
import dev.eventcrm.test.OpenSearchNode;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** What a start waits for, and what it refuses. */
@ExtendWith(OutputCaptureExtension.class)
class StartUpTest {
    private static final DynamoDbLocal DYNAMO_DB = DynamoDbLocal.shared();
    private static final OpenSearchNode OPEN_SEARCH = OpenSearchNode.shared();
    private static final String SAY_AT_ONCE = "--crm.retry.quiet=0s";

    @BeforeEach
    void empty() {
        DYNAMO_DB.reset();
        Engines.dropIndexes(OPEN_SEARCH.url());
    }

    @Test
    void waitsForOpenSearchAndGoesOnWithoutARestart(CapturedOutput output) {
        try (FaultyProxy proxy = FaultyProxy.before(OPEN_SEARCH.url())) {
            proxy.planForever(_ -> true, new FaultyProxy.Fault.Break());
            try (RunningIndexer indexer = RunningIndexer.start(DYNAMO_DB, proxy.url(), SAY_AT_ONCE)) {
                await().until(() -> output.getOut().contains("waiting for OpenSearch at " + proxy.url()));
                assertThat(indexer.health("liveness").get("status").asString()).isEqualTo("UP");
                JsonNode readiness = indexer.health("readiness");
                assertThat(readiness.get("status").asString()).isEqualTo("DOWN");
                assertThat(readiness.at("/components/openSearch/status").asString())
                        .isEqualTo("DOWN");
                ProjectedItem early = aUser().withId("early").build();
                Engines.write(DYNAMO_DB, early);

                proxy.heal();

                indexer.awaitReady();
                await().until(() -> Engines.version(OPEN_SEARCH.url(), early) == 1);
                assertThat(linesWith(output, "waiting for OpenSearch")).hasSize(1);
                assertThat(linesWith(output, "OpenSearch at " + proxy.url() + " is back after"))
                        .hasSize(1);
            }
        }
    }

    @Test
    void waitsForTheTable(CapturedOutput output) {
        DYNAMO_DB.client().deleteTable(delete -> delete.tableName(CrmTable.NAME));
        try (RunningIndexer indexer = RunningIndexer.start(DYNAMO_DB, OPEN_SEARCH.url(), SAY_AT_ONCE)) {
            await().until(() -> output.getOut()
                    .contains("waiting for the stream of the table in DynamoDB at " + DYNAMO_DB.url()
                            + ": the table does not exist"));
            JsonNode readiness = indexer.health("readiness");
            assertThat(readiness.get("status").asString()).isEqualTo("DOWN");
            assertThat(readiness.at("/components/stream/details/reason").asString())
                    .isEqualTo("no active shard reader");

            DYNAMO_DB.create(CrmTable.definition());

            indexer.awaitReady();
        }
    }

    @Test
    void waitsForItsOwnTablesWhenItMayNotCreateThem(CapturedOutput output) {
        try (RunningIndexer indexer =
                RunningIndexer.start(DYNAMO_DB, OPEN_SEARCH.url(), SAY_AT_ONCE, "--crm.table.create=false")) {
            await().until(() -> output.getOut().contains("the table crm-indexer does not exist"));
            assertThat(indexer.health("liveness").get("status").asString()).isEqualTo("UP");
            assertThat(DYNAMO_DB.client().listTables().tableNames()).containsExactly(CrmTable.NAME);
        }
    }

    @Test
    void refusesToWriteToAnIndexOfAnotherShape() {
        URI openSearch = OPEN_SEARCH.url();
        Engines.call(openSearch, "PUT", "/" + SearchIndex.EVENTS.physicalName(), "{}");
        List<String> reasons = new CopyOnWriteArrayList<>();
        try (RunningIndexer indexer = RunningIndexer.on(DYNAMO_DB.url(), openSearch)
                .replacing(FatalError.class, _ -> reasons::add)
                .start()) {
            await().until(() -> !reasons.isEmpty());

            assertThat(reasons)
                    .singleElement()
                    .satisfies(reason -> assertThat(reason)
                            .contains(SearchIndex.EVENTS.physicalName())
                            .contains(openSearch.toString())
                            .contains("mappings.dynamic is absent, should be \"strict\"")
                            .contains("./crm up --fresh"));
            assertThat(indexer.health("readiness").get("status").asString()).isEqualTo("DOWN");
        }
    }

    private static List<String> linesWith(CapturedOutput output, String text) {
        return output.getOut().lines().filter(line -> line.contains(text)).toList();
    }
}
