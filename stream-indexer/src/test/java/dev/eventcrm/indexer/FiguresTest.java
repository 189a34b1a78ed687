package dev.eventcrm.indexer;

import static dev.eventcrm.test.UserItemBuilder.aUser;
import static org.awaitility.Awaitility.await;

import dev.eventcrm.indexer.checkpoint.RescanMarker;
import dev.eventcrm.schema.document.SearchIndex;
import dev.eventcrm.schema.item.CrmTable;
import dev.eventcrm.schema.item.UserItem;
import dev.eventcrm.test.DynamoDbLocal;
import dev.eventcrm.test.OpenSearchNode;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Measures and prints. Nothing here fails for being slow; run it alone: {@code mvn test -Pfigures -pl stream-indexer -am
 * -Dtest=FiguresTest -Dsurefire.failIfNoSpecifiedTests=false}.
 */
@Tag("figures")
class FiguresTest {
    private static final DynamoDbLocal DYNAMO_DB = DynamoDbLocal.shared();
    private static final OpenSearchNode OPEN_SEARCH = OpenSearchNode.shared();
    private static final int ITEMS = 20_000;
    private static final int BATCH = 25;

    @BeforeEach
    void empty() {
        DYNAMO_DB.reset();
        Engines.dropIndexes(OPEN_SEARCH.url());
    }

    @Test
    void fromWrittenToSearchable() throws InterruptedException {
        Queue<Long> latencies = new ConcurrentLinkedQueue<>();
        try (RunningIndexer indexer = RunningIndexer.start(DYNAMO_DB, OPEN_SEARCH.url())) {
            indexer.awaitReady();
            load(100, 5, new ConcurrentLinkedQueue<>());
            load(100, 20, latencies);
        }
        List<Long> sorted = latencies.stream().sorted().toList();
        print(
                "written to searchable at 100 writes/s, in ms: p50",
                sorted.get(sorted.size() / 2) / 1_000_000,
                "p99",
                sorted.get(sorted.size() * 99 / 100) / 1_000_000,
                "max",
                sorted.getLast() / 1_000_000,
                "samples",
                sorted.size());
    }

    @Test
    void catchingUpAndScanning() throws InterruptedException {
        try (RunningIndexer first = RunningIndexer.start(DYNAMO_DB, OPEN_SEARCH.url())) {
            first.awaitReady();
            await().until(() -> first.bean(RescanMarker.class).due(stream()).isEmpty());
        }
        writeMany();
        try (RunningIndexer second = RunningIndexer.start(DYNAMO_DB, OPEN_SEARCH.url())) {
            await().until(() -> count(second, "crm.indexer.records") > 0);
            double from = count(second, "crm.indexer.records");
            long begin = System.nanoTime();
            await().until(() -> count(second, "crm.indexer.records") >= ITEMS);
            print("catching up, records/s:", Math.round((ITEMS - from) / secondsSince(begin)));
        }
        Engines.dropIndexes(OPEN_SEARCH.url());
        try (RunningIndexer third = RunningIndexer.start(DYNAMO_DB, OPEN_SEARCH.url())) {
            await().until(() -> count(third, "crm.indexer.rescanned") > 0);
            double from = count(third, "crm.indexer.rescanned");
            long begin = System.nanoTime();
            await().until(() -> count(third, "crm.indexer.rescanned") >= ITEMS);
            print("scanning the table, items/s:", Math.round((ITEMS - from) / secondsSince(begin)));
        }
    }

    private static void load(int perSecond, int seconds, Queue<Long> latencies) throws InterruptedException {
        try (var schedule = Executors.newSingleThreadScheduledExecutor();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int write = 0; write < perSecond * seconds; write++) {
                int number = write;
                var _ = schedule.schedule(
                        () -> threads.execute(() -> writeAndFind(number, latencies)),
                        number * 1_000_000L / perSecond,
                        TimeUnit.MICROSECONDS);
            }
            schedule.shutdown();
            boolean isDone = schedule.awaitTermination(seconds + 60L, TimeUnit.SECONDS);
            print("seconds of load:", seconds, "ended:", isDone);
        }
    }

    private static void writeAndFind(int i, Queue<Long> latencies) {
        UserItem user = aUser().withId(UUID.randomUUID().toString()).build();
        Engines.write(DYNAMO_DB, user);
        long written = System.nanoTime();
        // Asking for every one would measure the asking.
        if (i % 10 == 0) {
            String search = "{\"query\":{\"ids\":{\"values\":[\"" + user.id() + "\"]}}}";
            await().pollInterval(Duration.ofMillis(10))
                    .until(() -> Engines.call(
                                            OPEN_SEARCH.url(),
                                            "POST",
                                            "/" + SearchIndex.USERS.alias() + "/_search",
                                            search)
                                    .at("/hits/total/value")
                                    .asInt()
                            == 1);
            latencies.add(System.nanoTime() - written);
        }
    }

    private static void writeMany() {
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (int batch = 0; batch < ITEMS / BATCH; batch++) {
                threads.execute(() -> DYNAMO_DB
                        .client()
                        .batchWriteItem(write -> write.requestItems(Map.of(
                                CrmTable.NAME,
                                IntStream.range(0, BATCH).mapToObj(_ -> put()).toList()))));
            }
        }
    }

    private static WriteRequest put() {
        UserItem user = aUser().withId(UUID.randomUUID().toString()).build();
        return WriteRequest.builder()
                .putRequest(put -> put.item(user.toAttributes()))
                .build();
    }

    private static String stream() {
        return DYNAMO_DB
                .client()
                .describeTable(table -> table.tableName(CrmTable.NAME))
                .table()
                .latestStreamArn();
    }

    private static double count(RunningIndexer indexer, String name) {
        return indexer.bean(MeterRegistry.class).get(name).counter().count();
    }

    private static double secondsSince(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    private static void print(Object... words) {
        System.out.println("FIGURE " + Stream.of(words).map(Object::toString).collect(Collectors.joining(" ")));
    }
}
