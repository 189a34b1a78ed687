package dev.eventcrm.indexer;

import static dev.eventcrm.test.UserItemBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.eventcrm.indexer.checkpoint.IndexerTable;
import dev.eventcrm.schema.document.SearchIndex;
import dev.eventcrm.schema.item.CrmTable;
import dev.eventcrm.schema.item.ProjectedItem;
import dev.eventcrm.test.DynamoDbLocal;
import dev.eventcrm.test.FaultyProxy;
import dev.eventcrm.test.FaultyProxy.Fault;
import dev.eventcrm.test.FaultyProxy.Request;
import dev.eventcrm.test.OpenSearchNode;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/** What the stream does not tell, the table does. */
class RescanTest {
    private static final DynamoDbLocal DYNAMO_DB = DynamoDbLocal.shared();
    private static final OpenSearchNode OPEN_SEARCH = OpenSearchNode.shared();

    private final Written written = new Written(DYNAMO_DB);

    @BeforeEach
    void empty() {
        DYNAMO_DB.reset();
        Engines.dropIndexes(OPEN_SEARCH.url());
    }

    @Test
    void bringsInWhatWasWrittenBeforeTheStreamBegan() {
        ProjectedItem tombstone = aUser().withId("deleted-before")
                .atVersion(2)
                .deletedAt(Instant.parse("2026-02-03T04:05:06.007Z"))
                .build();
        Engines.write(DYNAMO_DB, tombstone);
        written.write(30, 2);
        String old = stream();
        replaceStream();
        assertThat(stream()).isNotEqualTo(old);

        try (RunningIndexer indexer = RunningIndexer.start(DYNAMO_DB, OPEN_SEARCH.url())) {
            written.awaitAllIn(OPEN_SEARCH.url());
            await().until(() -> Engines.version(OPEN_SEARCH.url(), tombstone) == 2);
            await().until(() -> scanned(indexer) == 31);
        }
    }

    @Test
    void bringsInWhatHappenedBetweenTwoStreams() {
        try (RunningIndexer indexer = RunningIndexer.start(DYNAMO_DB, OPEN_SEARCH.url())) {
            written.write(3, 1);
            written.awaitAllIn(OPEN_SEARCH.url());
            setStream(false);
            written.write(5, 2);
            setStream(true);
            written.write(2, 1);

            written.awaitAllIn(OPEN_SEARCH.url());
            indexer.awaitReady();
        }
    }

    @Test
    void isNotDoneAgainAtTheNextStart() {
        written.write(3, 1);
        try (RunningIndexer first = RunningIndexer.start(DYNAMO_DB, OPEN_SEARCH.url())) {
            awaitScan(first);
        }

        try (RunningIndexer second = RunningIndexer.start(DYNAMO_DB, OPEN_SEARCH.url())) {
            second.awaitReady();
            written.write(1, 1);
            written.awaitAllIn(OPEN_SEARCH.url());
            assertThat(scanned(second)).isZero();
        }
    }

    @Test
    void fillsAnIndexThatWasEmptiedWhileTheTableWasKept() {
        written.write(10, 1);
        try (RunningIndexer first = RunningIndexer.start(DYNAMO_DB, OPEN_SEARCH.url())) {
            written.awaitAllIn(OPEN_SEARCH.url());
            awaitScan(first);
        }
        Engines.dropIndexes(OPEN_SEARCH.url());

        try (RunningIndexer second = RunningIndexer.start(DYNAMO_DB, OPEN_SEARCH.url())) {
            written.awaitAllIn(OPEN_SEARCH.url());
            await().until(() -> scanned(second) == 10);
        }
    }

    @Test
    void readersSeeTheOldGenerationOfAnIndexUntilTheNewOneIsFull() {
        written.write(10, 1);
        try (RunningIndexer first = RunningIndexer.start(DYNAMO_DB, OPEN_SEARCH.url())) {
            written.awaitAllIn(OPEN_SEARCH.url());
            awaitScan(first);
        }
        Engines.call(OPEN_SEARCH.url(), "DELETE", "/" + SearchIndex.USERS.physicalName(), "");
        Engines.call(OPEN_SEARCH.url(), "PUT", "/users-v0", "{\"aliases\":{\"users\":{},\"users-all\":{}}}");
        Engines.call(OPEN_SEARCH.url(), "PUT", "/users-v0/_doc/old?refresh=true", "{\"id\":\"old\"}");

        try (RunningIndexer second = RunningIndexer.start(DYNAMO_DB, OPEN_SEARCH.url())) {
            List<Long> seen = new ArrayList<>();
            await().until(() -> {
                seen.add(Engines.count(OPEN_SEARCH.url(), "users"));
                return seen.getLast() == 10;
            });
            assertThat(seen).allMatch(count -> count == 1 || count == 10);
            awaitScan(second);
        } finally {
            Engines.call(OPEN_SEARCH.url(), "DELETE", "/users-v0", "");
        }
    }

    @Test
    void fillsAnIndexThatWasEmptiedWhileItRuns() {
        try (RunningIndexer indexer =
                RunningIndexer.start(DYNAMO_DB, OPEN_SEARCH.url(), "--crm.rescan.check-interval=100ms")) {
            written.write(10, 1);
            written.awaitAllIn(OPEN_SEARCH.url());
            awaitScan(indexer);
            Engines.dropIndexes(OPEN_SEARCH.url());

            written.write(1, 1);

            written.awaitAllIn(OPEN_SEARCH.url());
            await().until(() -> scanned(indexer) >= 10);
        }
    }

    @Test
    void beginsAgainWhenItWasInterrupted() {
        written.write(20, 1);
        replaceStream();
        try (FaultyProxy proxy = FaultyProxy.before(OPEN_SEARCH.url())) {
            proxy.planForever(Request::isBulk, new Fault.Answer(503, "{}"));
            try (RunningIndexer first = RunningIndexer.start(DYNAMO_DB, proxy.url())) {
                await().until(() -> first.bean(MeterRegistry.class)
                                .get("crm.indexer.retries")
                                .counter()
                                .count()
                        > 0);
            }
        }
        assertThat(isScanFinished()).isFalse();

        try (RunningIndexer second = RunningIndexer.start(DYNAMO_DB, OPEN_SEARCH.url())) {
            written.awaitAllIn(OPEN_SEARCH.url());
            await().until(() -> scanned(second) == 20);
        }
    }

    @Test
    void setsAsideAnItemThatCannotBeRead() {
        Map<String, AttributeValue> poison =
                new HashMap<>(aUser().withId("poison").build().toAttributes());
        poison.remove("email");
        Engines.write(DYNAMO_DB, poison);
        written.write(5, 1);
        replaceStream();

        try (RunningIndexer indexer = RunningIndexer.start(DYNAMO_DB, OPEN_SEARCH.url())) {
            written.awaitAllIn(OPEN_SEARCH.url());
            await().until(() -> Engines.call(indexer.url(), "GET", "/dead-letters", "")
                            .get("count")
                            .asInt()
                    == 1);
        }
    }

    private static String stream() {
        return DYNAMO_DB
                .client()
                .describeTable(table -> table.tableName(CrmTable.NAME))
                .table()
                .latestStreamArn();
    }

    private static void replaceStream() {
        setStream(false);
        setStream(true);
    }

    private static void setStream(boolean isOn) {
        StreamSpecification.Builder stream = StreamSpecification.builder().streamEnabled(isOn);
        if (isOn) {
            stream.streamViewType(StreamViewType.NEW_AND_OLD_IMAGES);
        }
        DYNAMO_DB.client().updateTable(update -> update.tableName(CrmTable.NAME).streamSpecification(stream.build()));
    }

    private static void awaitScan(RunningIndexer indexer) {
        indexer.awaitReady();
        await().until(RescanTest::isScanFinished);
    }

    private static boolean isScanFinished() {
        Map<String, AttributeValue> marker = DYNAMO_DB
                .client()
                .getItem(get -> get.tableName(IndexerTable.NAME)
                        .key(Map.of("PK", AttributeValue.fromS("RESCAN"), "SK", AttributeValue.fromS("RESCAN")))
                        .consistentRead(true))
                .item();
        return AttributeValue.fromS(stream()).equals(marker.get("scannedStream")) && !marker.containsKey("reason");
    }

    private static double scanned(RunningIndexer indexer) {
        return indexer.bean(MeterRegistry.class)
                .get("crm.indexer.rescanned")
                .counter()
                .count();
    }
}
