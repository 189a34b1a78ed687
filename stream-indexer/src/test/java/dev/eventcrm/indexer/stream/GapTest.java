package dev.eventcrm.indexer.stream;

import static dev.eventcrm.test.UserItemBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.eventcrm.indexer.Engines;
import dev.eventcrm.indexer.RunningIndexer;
import dev.eventcrm.indexer.checkpoint.Checkpoints;
import dev.eventcrm.indexer.checkpoint.IndexerTable;
import dev.eventcrm.indexer.checkpoint.StreamShard;
import dev.eventcrm.schema.item.ProjectedItem;
import dev.eventcrm.test.DynamoDbLocal;
import dev.eventcrm.test.MovableClock;
import dev.eventcrm.test.OpenSearchNode;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What the stream has lost is noticed, told, and brought in from the table. */
@ExtendWith(OutputCaptureExtension.class)
class GapTest {
    private static final DynamoDbLocal DYNAMO_DB = DynamoDbLocal.shared();
    private static final OpenSearchNode OPEN_SEARCH = OpenSearchNode.shared();

    /** What the feed answers once in the place of the stream. */
    private final AtomicReference<ChangeFeed.@Nullable Read> lie = new AtomicReference<>();

    /** Whether the feed does not answer at all. */
    private volatile boolean isSilent;

    /** How many reads it has left without an answer. */
    private final AtomicInteger unanswered = new AtomicInteger();

    /** What the feed throws once. */
    private volatile @Nullable RuntimeException failure;

    @BeforeEach
    void empty() {
        DYNAMO_DB.reset();
        Engines.dropIndexes(OPEN_SEARCH.url());
    }

    @Test
    void tellsOfTrimmedRecordsAndScansTheTableWhileReadingGoesOn(CapturedOutput output) {
        ProjectedItem first = aUser().withId("first").build();
        ProjectedItem next = aUser().withId("next").build();
        try (RunningIndexer indexer = start()) {
            writeAndAwait(first);
            await().until(() -> !output.getOut().isEmpty() && output.getOut().contains("scanned the table"));

            lie.set(new ChangeFeed.Read.Trimmed());

            await().until(() -> gaps(indexer) == 1);
            writeAndAwait(next);
            await().until(() -> scanned(indexer) >= 1);
            assertThat(output.getOut()).contains("ERROR").contains("are trimmed; the table will be scanned");
            assertThat(indexer.health("readiness")
                            .at("/components/stream/details/gaps/0/reason")
                            .asString())
                    .contains("trimmed");
            assertThat(indexer.health("readiness").get("status").asString()).isEqualTo("UP");
        }
    }

    @Test
    void tellsOfAShardThatIsGone() {
        try (RunningIndexer indexer = start()) {
            writeAndAwait(aUser().withId("first").build());

            lie.set(new ChangeFeed.Read.Gone());

            await().until(() -> gaps(indexer) == 1);
            await().until(() -> scanned(indexer) >= 1);
        }
    }

    @Test
    void doesNotTakeATrimmedShardForAGapBeforeItsFirstRecord() {
        try (RunningIndexer indexer = start()) {
            indexer.awaitReady();

            lie.set(new ChangeFeed.Read.Trimmed());
            await().until(() -> lie.get() == null);

            writeAndAwait(aUser().withId("first").build());
            assertThat(gaps(indexer)).isZero();
        }
    }

    @Test
    void tellsOfAShardThatVanishedWhileNobodyRead() throws InterruptedException {
        String stream;
        try (RunningIndexer first = start()) {
            writeAndAwait(aUser().withId("first").build());
            stream = first.bean(StreamReader.class).stream().orElseThrow();
            first.bean(Checkpoints.class).raiseWatermark(stream, Instant.now());
        }
        // Only now: the first would notice it too, and tell of it itself.
        DYNAMO_DB
                .client()
                .putItem(put -> put.tableName(IndexerTable.NAME)
                        .item(Map.of(
                                "PK", AttributeValue.fromS(stream),
                                "SK", AttributeValue.fromS("SHARD#vanished"),
                                "sequenceNumber", AttributeValue.fromS("6200000000002513011398"),
                                "closed", AttributeValue.fromBool(false))));

        try (RunningIndexer second = start()) {
            await().until(() -> gaps(second) == 1);
            await().until(() -> scanned(second) >= 1);
        }
        try (RunningIndexer third = start()) {
            third.awaitReady();
            assertThat(gaps(third)).isZero();
        }
    }

    @Test
    void tellsThatItWasAwayForLongerThanTheStreamKeepsRecords() {
        String stream;
        try (RunningIndexer first = start()) {
            first.awaitReady();
            stream = first.bean(StreamReader.class).stream().orElseThrow();
        }
        Instant dayBefore = Instant.now().minus(Duration.ofHours(25));
        DYNAMO_DB
                .client()
                .updateItem(update -> update.tableName(IndexerTable.NAME)
                        .key(Map.of("PK", AttributeValue.fromS(stream), "SK", AttributeValue.fromS("WATERMARK")))
                        .updateExpression("set settledUpTo = :time")
                        .expressionAttributeValues(Map.of(":time", AttributeValue.fromS(dayBefore.toString()))));

        try (RunningIndexer second = start()) {
            await().until(() -> gaps(second) == 1);
            Checkpoints checkpoints = second.bean(Checkpoints.class);
            await().until(() -> checkpoints.watermark(stream).orElseThrow().isAfter(dayBefore));
        }
        try (RunningIndexer third = start()) {
            third.awaitReady();
            assertThat(gaps(third)).isZero();
        }
    }

    @Test
    void tellsThatAShardCouldNotBeReadForLongerThanTheStreamKeepsRecords() {
        MovableClock clock = new MovableClock(Instant.now());
        try (RunningIndexer indexer =
                starter().replacing(Clock.class, _ -> clock).start()) {
            indexer.awaitReady();

            isSilent = true;
            clock.advance(Duration.ofHours(25));
            await().until(() -> unanswered.get() > 0);
            assertThat(gaps(indexer)).isZero();

            isSilent = false;
            await().until(() -> gaps(indexer) == 1);
        }
    }

    @Test
    void beginsAgainAtTheCheckpointWhenAReaderFails(CapturedOutput output) {
        try (RunningIndexer indexer = start()) {
            indexer.awaitReady();
            failure = new IllegalStateException("a mistake of ours");
            await().until(() -> failure == null);

            writeAndAwait(aUser().withId("after-failure").build());
            assertThat(output.getOut()).contains("failed; it begins again at its checkpoint");
            assertThat(gaps(indexer)).isZero();
        }
    }

    private RunningIndexer start() {
        return starter().start();
    }

    private RunningIndexer.Starter starter() {
        return RunningIndexer.on(DYNAMO_DB.url(), OPEN_SEARCH.url())
                .with("--crm.rescan.check-interval=100ms", "--crm.stream.discovery-interval=200ms")
                .replacing(ChangeFeed.class, context -> new LyingFeed(context.getBean(DynamoDbChangeFeed.class)));
    }

    private final class LyingFeed extends ForwardedFeed {
        LyingFeed(ChangeFeed truth) {
            super(truth);
        }

        @Override
        public Read read(StreamShard shard, Position position, @Nullable String bookmark) {
            if (isSilent) {
                unanswered.incrementAndGet();
                throw SdkClientException.create("no answer");
            }
            RuntimeException thrown = failure;
            if (thrown != null) {
                failure = null;
                throw thrown;
            }
            Read told = lie.getAndSet(null);
            return told == null ? super.read(shard, position, bookmark) : told;
        }
    }

    private static void writeAndAwait(ProjectedItem item) {
        Engines.write(DYNAMO_DB, item);
        await().until(() -> Engines.version(OPEN_SEARCH.url(), item) == 1);
    }

    private static double gaps(RunningIndexer indexer) {
        return count(indexer, "crm.indexer.gaps");
    }

    private static double scanned(RunningIndexer indexer) {
        return count(indexer, "crm.indexer.rescanned");
    }

    private static double count(RunningIndexer indexer, String name) {
        return indexer.bean(MeterRegistry.class).get(name).counter().count();
    }
}
