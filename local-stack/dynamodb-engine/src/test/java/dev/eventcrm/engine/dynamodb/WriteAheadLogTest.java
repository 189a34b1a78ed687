package dev.eventcrm.engine.dynamodb;

import static dev.eventcrm.engine.dynamodb.Things.TABLE;
import static dev.eventcrm.engine.dynamodb.Things.thing;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

class WriteAheadLogTest {
    /** Written to the log they are several times as long as its bound. */
    private static final int BATCHES = 120;

    private static final int BATCH = 25;

    @TempDir
    Path folder;

    private Path log() {
        return folder.resolve("shared-local-instance.db-wal");
    }

    private static void write(DynamoDbClient client, int batch) {
        client.batchWriteItem(write -> write.requestItems(Map.of(
                TABLE,
                IntStream.range(0, BATCH)
                        .mapToObj(i -> WriteRequest.builder()
                                .putRequest(put -> put.item(thing(batch + "-" + i, "only")))
                                .build())
                        .toList())));
    }

    @Test
    void itStaysBoundedWhileDataAreWritten() throws Exception {
        long longest = 0;
        try (RunningEngine engine = RunningEngine.start(folder)) {
            engine.client().createTable(Things.table());
            for (int batch = 0; batch < BATCHES; batch++) {
                write(engine.client(), batch);
                longest = Math.max(longest, Files.size(log()));
            }
        }
        assertThat(longest).isBetween(WriteAheadQueue.LOG_BYTES / 2, WriteAheadQueue.LOG_BYTES * 3 / 2);
    }

    @Test
    void itIsGoneAfterACleanStop() throws Exception {
        try (RunningEngine engine = RunningEngine.start(folder)) {
            engine.client().createTable(Things.table());
            write(engine.client(), 0);
            engine.stop();
        }
        assertThat(log()).doesNotExist();
    }
}
