package dev.eventcrm.indexer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.eventcrm.indexer.checkpoint.IndexerTable;
import dev.eventcrm.indexer.checkpoint.RescanMarker;
import dev.eventcrm.schema.item.CrmTable;
import dev.eventcrm.test.DynamoDbLocal;
import dev.eventcrm.test.FaultyProxy;
import dev.eventcrm.test.FaultyProxy.Fault;
import dev.eventcrm.test.OpenSearchNode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whatever dies or is away for a while: afterwards the read model holds every change. */
class NoLostChangeTest {
    private static final DynamoDbLocal DYNAMO_DB = DynamoDbLocal.shared();
    private static final OpenSearchNode OPEN_SEARCH = OpenSearchNode.shared();
    private static final Fault UNAVAILABLE = new Fault.Answer(500, "{\"__type\":\"InternalServerError\"}");

    private final Written written = new Written(DYNAMO_DB);

    @BeforeEach
    void empty() {
        DYNAMO_DB.reset();
        Engines.dropIndexes(OPEN_SEARCH.url());
    }

    @Test
    void whenTheIndexerDiesBetweenBulkAndCheckpoint() {
        try (FaultyProxy proxy = FaultyProxy.before(DYNAMO_DB.url())) {
            try (RunningIndexer dying = start(proxy)) {
                dying.awaitReady();
                awaitScan(dying);
                written.write(5, 2);
                written.awaitAllIn(OPEN_SEARCH.url());
                proxy.planForever(NoLostChangeTest::movesACheckpoint, UNAVAILABLE);
                written.write(20, 2);
                await().until(() -> settledDocuments() > 5);
            }
            proxy.heal();
            written.write(5, 2);

            try (RunningIndexer next = start(proxy)) {
                written.awaitAllIn(OPEN_SEARCH.url());
                // All since the checkpoint, also what the first has written already.
                await().until(() -> count(next, "crm.indexer.records") >= 50);
                assertThat(count(next, "crm.indexer.rescanned")).isZero();
            }
        }
    }

    @Test
    void whenTheIndexerEndsWhileOpenSearchIsAway() {
        try (FaultyProxy proxy = FaultyProxy.before(OPEN_SEARCH.url())) {
            try (RunningIndexer first = RunningIndexer.start(DYNAMO_DB, proxy.url())) {
                first.awaitReady();
                written.write(2, 1);
                written.awaitAllIn(OPEN_SEARCH.url());
                awaitScan(first);
                proxy.planForever(FaultyProxy.Request::isBulk, new Fault.Answer(503, "{}"));
                written.write(10, 2);
                await().until(() -> count(first, "crm.indexer.retries") > 0);
            }
            proxy.heal();

            try (RunningIndexer next = RunningIndexer.start(DYNAMO_DB, proxy.url())) {
                written.awaitAllIn(OPEN_SEARCH.url());
                assertThat(count(next, "crm.indexer.rescanned")).isZero();
            }
        }
    }

    @Test
    void whenAStopComesInTheMiddleOfABatchItIsSettledAndRemembered() {
        try (RunningIndexer first = RunningIndexer.start(DYNAMO_DB, OPEN_SEARCH.url())) {
            first.awaitReady();
            written.write(50, 1);
        }
        int settled = settledDocuments();
        written.write(5, 1);

        try (RunningIndexer second = RunningIndexer.start(DYNAMO_DB, OPEN_SEARCH.url())) {
            written.awaitAllIn(OPEN_SEARCH.url());
            await().until(() -> count(second, "crm.indexer.records") >= written.size() - settled);
            assertThat(count(second, "crm.indexer.records")).isEqualTo(written.size() - settled);
        }
    }

    @Test
    void whenTwoIndexersReadTheSameStream() {
        try (RunningIndexer first = RunningIndexer.start(DYNAMO_DB, OPEN_SEARCH.url());
                RunningIndexer second = RunningIndexer.start(DYNAMO_DB, OPEN_SEARCH.url())) {
            first.awaitReady();
            second.awaitReady();

            written.write(30, 3);

            written.awaitAllIn(OPEN_SEARCH.url());
        }
    }

    @Test
    void whenDynamoDbIsAwayForAWhile() {
        try (FaultyProxy proxy = FaultyProxy.before(DYNAMO_DB.url());
                RunningIndexer indexer = start(proxy)) {
            indexer.awaitReady();
            proxy.planForever(_ -> true, new Fault.Break());
            written.write(10, 1);
            await().until(() -> indexer.health("readiness")
                    .at("/components/stream/status")
                    .asString("")
                    .equals("DOWN"));
            assertThat(indexer.health("readiness")
                            .at("/components/stream/details/waitingFor")
                            .asString())
                    .contains(proxy.url().toString());

            proxy.heal();

            written.awaitAllIn(OPEN_SEARCH.url());
            indexer.awaitReady();
        }
    }

    @Test
    void whenOpenSearchIsRestarted() {
        try (OpenSearchNode own = OpenSearchNode.start();
                RunningIndexer indexer = RunningIndexer.start(DYNAMO_DB, own.url())) {
            indexer.awaitReady();
            written.write(10, 2);
            written.awaitAllIn(own.url());
            own.kill();
            written.write(10, 2);
            await().until(() -> {
                JsonNode readiness = indexer.health("readiness");
                return readiness
                                .at("/components/openSearch/status")
                                .asString("")
                                .equals("DOWN")
                        && readiness
                                .at("/components/stream/status")
                                .asString("")
                                .equals("UP")
                        && readiness.at("/components/stream/details/lagSeconds").asDouble() > 0.5;
            });
            assertThat(indexer.health("readiness")
                            .at("/components/openSearch/details/dependency")
                            .asString())
                    .contains(own.url().toString());
            assertThat(indexer.health("liveness").get("status").asString()).isEqualTo("UP");

            own.restart();

            written.awaitAllIn(own.url());
            indexer.awaitReady();
        }
    }

    private static void awaitScan(RunningIndexer indexer) {
        String stream = DYNAMO_DB
                .client()
                .describeTable(table -> table.tableName(CrmTable.NAME))
                .table()
                .latestStreamArn();
        await().until(() -> indexer.bean(RescanMarker.class).due(stream).isEmpty());
    }

    private static RunningIndexer start(FaultyProxy dynamoDb) {
        return RunningIndexer.on(dynamoDb.url(), OPEN_SEARCH.url()).start();
    }

    private int settledDocuments() {
        return (int) Engines.count(OPEN_SEARCH.url(), "users");
    }

    private static boolean movesACheckpoint(FaultyProxy.Request request) {
        return request.isCallOf("UpdateItem")
                && request.body().contains(IndexerTable.NAME)
                && request.body().contains("sequenceNumber");
    }

    private static double count(RunningIndexer indexer, String counter, String... tags) {
        return indexer.bean(MeterRegistry.class).find(counter).tags(tags).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }
}
