package dev.eventcrm.indexer.stream;

import static dev.eventcrm.test.UserItemBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.eventcrm.indexer.Engines;
import dev.eventcrm.indexer.RunningIndexer;
import dev.eventcrm.indexer.checkpoint.StreamShard;
import dev.eventcrm.schema.item.ProjectedItem;
import dev.eventcrm.test.DynamoDbLocal;
import dev.eventcrm.test.OpenSearchNode;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A shard is not left before its last record is settled, whenever it was closed. */
class ShardEndTest {
    private static final DynamoDbLocal DYNAMO_DB = DynamoDbLocal.shared();
    private static final OpenSearchNode OPEN_SEARCH = OpenSearchNode.shared();

    /** What is written, and followed by the shard's end, in the midst of the next answer. */
    private final AtomicReference<@Nullable ProjectedItem> lastWrite = new AtomicReference<>();

    @BeforeEach
    void empty() {
        DYNAMO_DB.reset();
        Engines.dropIndexes(OPEN_SEARCH.url());
    }

    @Test
    void settlesWhatWasWrittenBetweenTheLookForRecordsAndTheLookForTheEnd() {
        ProjectedItem last = aUser().withId("last").build();
        try (RunningIndexer indexer = start()) {
            writeAndAwait(aUser().withId("first").build());

            lastWrite.set(last);

            awaitIndexed(last);
            writeAndAwait(aUser().withId("in-the-next-shard").build());
            assertThat(indexer.bean(MeterRegistry.class)
                            .get("crm.indexer.gaps")
                            .counter()
                            .count())
                    .isZero();
        }
    }

    private RunningIndexer start() {
        return RunningIndexer.on(DYNAMO_DB.url(), OPEN_SEARCH.url())
                .with("--crm.stream.discovery-interval=200ms")
                .replacing(ChangeFeed.class, context -> new TornFeed(context.getBean(DynamoDbChangeFeed.class)))
                .start();
    }

    private static void writeAndAwait(ProjectedItem item) {
        Engines.write(DYNAMO_DB, item);
        awaitIndexed(item);
    }

    private static void awaitIndexed(ProjectedItem item) {
        await().until(() -> Engines.version(OPEN_SEARCH.url(), item) == 1);
    }

    /** Answers as DynamoDB Local does: the records of one moment, and whether the shard is closed of a later one. */
    private final class TornFeed extends ForwardedFeed {
        TornFeed(ChangeFeed truth) {
            super(truth);
        }

        @Override
        public Read read(StreamShard shard, Position position, @Nullable String bookmark) {
            Read read = super.read(shard, position, bookmark);
            if (read instanceof Read.Page page) {
                ProjectedItem item = lastWrite.getAndSet(null);
                if (item != null) {
                    Engines.write(DYNAMO_DB, item);
                    DYNAMO_DB.rollOverShards();
                    return new Read.Page(page.records(), null);
                }
            }
            return read;
        }
    }
}
