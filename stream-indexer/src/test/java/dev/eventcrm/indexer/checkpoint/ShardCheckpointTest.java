package dev.eventcrm.indexer.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.indexer.outage.OutageLogs;
import dev.eventcrm.table.retry.OutageLog;
import dev.eventcrm.table.retry.RetryLoop;
import dev.eventcrm.table.retry.RetrySettings;
import dev.eventcrm.table.retry.ShutdownSignal;
import dev.eventcrm.test.DynamoDbLocal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Checkpoints in the real DynamoDB Local. The sequence numbers are of AWS's size, beyond a {@code long}. */
class ShardCheckpointTest {
    private static final String S1 = "6200000000002513011398";
    private static final String S2 = "6300000000002513011399";
    private static final String S3 = "99000000000025130113990";
    private static final String S4 = "99000000000025130113997";

    private static final OutageLog DYNAMO_DB = new OutageLog("DynamoDB", Clock.systemUTC());
    private static final RetryLoop PATIENCE = new RetryLoop(
            new RetrySettings(
                    Duration.ofMillis(10), Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(30)),
            new ShutdownSignal(),
            Clock.systemUTC(),
            new Random(7));
    private static final OutageLogs DEPENDENCIES = new OutageLogs(DYNAMO_DB, DYNAMO_DB, DYNAMO_DB);

    private static Checkpoints checkpoints;
    private static RescanMarker marker;

    private final String stream = "arn:aws:dynamodb:stream/" + UUID.randomUUID();
    private final StreamShard shard = new StreamShard(stream, "shardId-00000001795155451524-13d030a5");

    @BeforeAll
    static void createTable() {
        DynamoDbLocal.shared().reset();
        DynamoDbLocal.shared().create(IndexerTable.definition());
        checkpoints = new Checkpoints(DynamoDbLocal.shared().client(), PATIENCE, DEPENDENCIES, Clock.systemUTC());
        marker = new RescanMarker(DynamoDbLocal.shared().client(), PATIENCE, DEPENDENCIES, Clock.systemUTC());
    }

    @Test
    void remembersTheLastSettledRecord() throws InterruptedException {
        ShardCheckpoint reader = readerFrom(null);

        reader.settled(List.of(S1, S2));
        reader.settled(List.of(S3));

        assertThat(stored()).isEqualTo(new Checkpoint(shard, S3, false));
    }

    @Test
    void goesOnWhereAnEarlierReaderEnded() throws InterruptedException {
        readerFrom(null).settled(List.of(S1));

        readerFrom(S1).settled(List.of(S2));

        assertThat(stored().sequenceNumber()).isEqualTo(S2);
    }

    @Test
    void remembersThatAShardHasEnded() throws InterruptedException {
        ShardCheckpoint reader = readerFrom(null);
        reader.settled(List.of(S1));

        reader.close();

        assertThat(stored()).isEqualTo(new Checkpoint(shard, S1, true));
    }

    @Test
    void remembersTheEndOfAShardWithoutRecords() throws InterruptedException {
        readerFrom(null).close();

        assertThat(stored()).isEqualTo(new Checkpoint(shard, null, true));
    }

    @Test
    void isNotMovedBackByASecondReaderThatIsBehind() throws InterruptedException {
        ShardCheckpoint first = readerFrom(null);
        ShardCheckpoint second = readerFrom(null);
        first.settled(List.of(S1, S2, S3));

        second.settled(List.of(S1));
        second.settled(List.of(S2));

        assertThat(stored().sequenceNumber()).isEqualTo(S3);
    }

    @Test
    void isMovedOnByASecondReaderOnceThatComesPastIt() throws InterruptedException {
        ShardCheckpoint first = readerFrom(null);
        ShardCheckpoint second = readerFrom(null);
        first.settled(List.of(S1, S2));
        second.settled(List.of(S1));

        second.settled(List.of(S2, S3));

        assertThat(stored().sequenceNumber()).isEqualTo(S3);
    }

    @Test
    void isMovedOnByASecondReaderThatIsAhead() throws InterruptedException {
        ShardCheckpoint first = readerFrom(null);
        ShardCheckpoint second = readerFrom(null);
        first.settled(List.of(S1));

        second.settled(List.of(S1, S2, S3));
        first.settled(List.of(S2));
        first.settled(List.of(S3, S4));

        assertThat(stored().sequenceNumber()).isEqualTo(S4);
    }

    @Test
    void isNotOpenedAgainByASecondReader() throws InterruptedException {
        ShardCheckpoint first = readerFrom(null);
        ShardCheckpoint second = readerFrom(null);
        first.settled(List.of(S1, S2));
        first.close();

        second.settled(List.of(S1));
        second.settled(List.of(S2));

        assertThat(stored()).isEqualTo(new Checkpoint(shard, S2, true));
    }

    @Test
    void forgetsShardsAndOtherStreams() throws InterruptedException {
        StreamShard other = new StreamShard(stream + "-other", "s");
        readerFrom(null).close();
        checkpoints.close(new StreamShard(stream, "gone"));
        checkpoints.close(other);
        checkpoints.raiseWatermark(other.stream(), Instant.EPOCH);

        checkpoints.forget(new StreamShard(stream, "gone"));
        checkpoints.forgetAllBut(stream);

        assertThat(checkpoints.of(stream)).extracting(Checkpoint::shard).containsExactly(shard);
        assertThat(checkpoints.of(other.stream())).isEmpty();
        assertThat(checkpoints.watermark(other.stream())).isEmpty();
    }

    @Test
    void remembersUntilWhenAStreamIsSettled() throws InterruptedException {
        assertThat(checkpoints.watermark(stream)).isEmpty();

        checkpoints.raiseWatermark(stream, Instant.parse("2026-01-01T00:00:00Z"));

        assertThat(checkpoints.watermark(stream)).contains(Instant.parse("2026-01-01T00:00:00Z"));
    }

    @Test
    void aScanIsDueForAStreamThatNoScanWasFinishedFor() throws InterruptedException {
        RescanMarker.Due due = marker.due(stream).orElseThrow();
        assertThat(due.reason()).contains(stream);

        marker.finish(due, stream);

        assertThat(marker.due(stream)).isEmpty();
        assertThat(marker.due(stream + "-next")).isPresent();
    }

    @Test
    void aScanThatWasAskedForStaysDueUntilItIsFinished() throws InterruptedException {
        marker.request("a gap");

        RescanMarker.Due due = marker.due(stream).orElseThrow();
        assertThat(due.reason()).isEqualTo("a gap");
        assertThat(marker.due(stream)).contains(due);

        marker.finish(due, stream);
        assertThat(marker.due(stream)).isEmpty();
    }

    @Test
    void aScanThatIsAskedForWhileOneRunsIsNotForgotten() throws InterruptedException {
        marker.request("a gap");
        RescanMarker.Due running = marker.due(stream).orElseThrow();
        marker.request("another gap");

        marker.finish(running, stream);

        RescanMarker.Due due = marker.due(stream).orElseThrow();
        assertThat(due.reason()).isEqualTo("another gap");
        marker.finish(due, stream);
    }

    private ShardCheckpoint readerFrom(@Nullable String sequenceNumber) {
        return new ShardCheckpoint(checkpoints, shard, sequenceNumber);
    }

    private Checkpoint stored() throws InterruptedException {
        return checkpoints.of(stream).stream()
                .filter(checkpoint -> checkpoint.shard().equals(shard))
                .findFirst()
                .orElseThrow();
    }
}
