package dev.eventcrm.engine.dynamodb;

import static dev.eventcrm.engine.dynamodb.Things.TABLE;
import static dev.eventcrm.engine.dynamodb.Things.id;
import static dev.eventcrm.engine.dynamodb.Things.thing;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** What the engine acknowledged is there after a {@code kill -9} of it while it is written to. */
class DurabilityTest {
    /** Enough that the log is brought into the file several times. */
    private static final int WRITES_BEFORE_THE_KILL = 2000;

    private static final Set<String> ACKNOWLEDGED = ConcurrentHashMap.newKeySet();
    private static final CountDownLatch ENOUGH = new CountDownLatch(WRITES_BEFORE_THE_KILL);

    @TempDir
    private static Path folder;

    private static RunningEngine restarted;

    @BeforeAll
    static void writeUntilItIsKilled() throws Exception {
        try (RunningEngine engine = RunningEngine.start(folder)) {
            engine.client().createTable(Things.table());
            Thread puts = Thread.startVirtualThread(() -> put(engine.client()));
            Thread transactions = Thread.startVirtualThread(() -> transact(engine.client()));
            ENOUGH.await();
            engine.kill();
            puts.join();
            transactions.join();
        }
        restarted = RunningEngine.start(folder);
    }

    @AfterAll
    static void end() {
        restarted.close();
    }

    @Test
    void everyAcknowledgedWriteIsThere() {
        assertThat(items()).containsAll(ACKNOWLEDGED);
    }

    @Test
    void everyTransactionIsThereWholeOrNotAtAll() {
        assertThat(pairs("/left")).isNotEmpty().isEqualTo(pairs("/right"));
    }

    @Test
    void theStreamTellsOfEveryItem() {
        assertThat(records()).isEqualTo(items());
    }

    private static Set<String> pairs(String side) {
        return items().stream()
                .filter(item -> item.endsWith(side))
                .map(item -> item.substring(0, item.length() - side.length()))
                .collect(Collectors.toSet());
    }

    private static void put(DynamoDbClient client) {
        try {
            for (int i = 0; ; i++) {
                var item = thing("single-" + i, "only");
                client.putItem(put -> put.tableName(TABLE).item(item));
                acknowledge(id(item));
            }
        } catch (SdkException e) {
            // The engine is dead.
        }
    }

    private static void transact(DynamoDbClient client) {
        try {
            for (int i = 0; ; i++) {
                var left = thing("pair-" + i, "left");
                var right = thing("pair-" + i, "right");
                client.transactWriteItems(transaction -> transaction.transactItems(
                        TransactWriteItem.builder()
                                .put(put -> put.tableName(TABLE).item(left))
                                .build(),
                        TransactWriteItem.builder()
                                .put(put -> put.tableName(TABLE).item(right))
                                .build()));
                acknowledge(id(left));
                acknowledge(id(right));
            }
        } catch (SdkException e) {
            // The engine is dead.
        }
    }

    private static void acknowledge(String id) {
        ACKNOWLEDGED.add(id);
        ENOUGH.countDown();
    }

    private static Set<String> items() {
        return restarted.client().scanPaginator(scan -> scan.tableName(TABLE)).items().stream()
                .map(Things::id)
                .collect(Collectors.toSet());
    }

    private static Set<String> records() {
        DynamoDbStreamsClient streams = restarted.streams();
        String stream = streams.listStreams(list -> list.tableName(TABLE))
                .streams()
                .getFirst()
                .streamArn();
        Set<String> records = new HashSet<>();
        for (Shard shard : streams.describeStream(describe -> describe.streamArn(stream))
                .streamDescription()
                .shards()) {
            @Nullable
            String position = streams.getShardIterator(iterator -> iterator.streamArn(stream)
                            .shardId(shard.shardId())
                            .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                    .shardIterator();
            while (position != null) {
                String here = position;
                GetRecordsResponse page = streams.getRecords(get -> get.shardIterator(here));
                page.records()
                        .forEach(record -> records.add(id(record.dynamodb().keys())));
                position = page.records().isEmpty() ? null : page.nextShardIterator();
            }
        }
        return records;
    }
}
