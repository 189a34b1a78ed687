package dev.eventcrm.indexer.stream;

import dev.eventcrm.indexer.checkpoint.Checkpoint;
import dev.eventcrm.indexer.checkpoint.ShardCheckpoint;
import dev.eventcrm.indexer.checkpoint.StreamShard;
import dev.eventcrm.indexer.stream.ChangeFeed.ChangeRecord;
import dev.eventcrm.indexer.stream.ChangeFeed.Position;
import dev.eventcrm.indexer.stream.ChangeFeed.Read;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads one shard from its checkpoint to its end: page by page, each settled before the checkpoint passes it. */
final class ShardReader {
    private static final Logger LOG = LoggerFactory.getLogger(ShardReader.class);

    /** A page whose last record is older than this is not the last one. */
    private static final Duration YOUNG = Duration.ofSeconds(5);

    private final StreamShard shard;
    private final ReadingTools tools;
    private final ShardCheckpoint checkpoint;
    private final ShardProgress progress;
    private final PollPace pace;
    private Position position;
    private @Nullable String bookmark;
    private Instant lastLook;
    private boolean wasToldOfItsEnd;

    /**
     * A reader of a shard.
     *
     * @param shard the shard
     * @param stored where its checkpoint stands, if it has one
     * @param tools what all readers use
     */
    ShardReader(StreamShard shard, Optional<Checkpoint> stored, ReadingTools tools) {
        String sequenceNumber = stored.map(Checkpoint::sequenceNumber).orElse(null);
        this.shard = shard;
        this.tools = tools;
        this.checkpoint = new ShardCheckpoint(tools.checkpoints(), shard, sequenceNumber);
        this.progress = new ShardProgress(tools.clock().instant());
        this.pace = new PollPace(tools.settings());
        this.position = Position.after(sequenceNumber);
        this.lastLook = tools.clock().instant();
    }

    StreamShard shard() {
        return shard;
    }

    ShardProgress progress() {
        return progress;
    }

    /** Reads until the shard or the program ends. */
    void run() throws InterruptedException {
        LOG.info("reading shard {} from {}", shard.shardId(), position);
        Next next = Next.AT_ONCE;
        while (next != Next.END && !tools.stop().isRaised()) {
            tools.inMemory().acquire();
            try {
                next = step();
            } finally {
                tools.inMemory().release();
            }
            if (next == Next.AFTER_A_PAUSE) {
                tools.stop().raisedWithin(pace.pause());
            }
        }
    }

    private enum Next {
        AT_ONCE,
        AFTER_A_PAUSE,
        END
    }

    private Next step() throws InterruptedException {
        Instant asked = tools.clock().instant();
        return switch (read()) {
            case Read.Page page -> take(page, asked);
            case Read.Trimmed _ -> {
                beginAgain();
                yield Next.AFTER_A_PAUSE;
            }
            case Read.Gone _ when wasToldOfItsEnd -> end();
            case Read.Gone _ -> {
                tools.gaps().report("shard " + shard.shardId() + " is gone, read up to " + position);
                checkpoint.close();
                yield Next.END;
            }
        };
    }

    /**
     * The stream no longer has what follows the position. Before the first settled record that is no loss in itself: it may
     * have trimmed what was never there, as DynamoDB Local does with an empty shard, and what was lost before this reader
     * began, the watermark tells.
     */
    private void beginAgain() throws InterruptedException {
        if (position instanceof Position.After) {
            tools.gaps().report("records of shard " + shard.shardId() + " after " + position + " are trimmed");
            position = new Position.Beginning();
        }
    }

    /** Nobody says that records are lost when reading begins at the oldest one that there is. The time does. */
    private void lookForSilence(Instant asked) throws InterruptedException {
        boolean isTooLong =
                Duration.between(lastLook, asked).compareTo(tools.settings().retention()) > 0;
        if (isTooLong && position instanceof Position.Beginning) {
            tools.gaps().report("shard " + shard.shardId() + " could not be read since " + lastLook);
        }
        lastLook = asked;
    }

    /** After a failure it begins anew at the position: the bookmark may be what was wrong. */
    private Read read() throws InterruptedException {
        return tools.retryLoop().untilAnswered(tools.dependencies().streams(), () -> {
            String from = bookmark;
            bookmark = null;
            return tools.feed().read(shard, position, from);
        });
    }

    private Next take(Read.Page page, Instant asked) throws InterruptedException {
        lookForSilence(asked);
        boolean isLast = page.records().isEmpty() || !settle(page.records());
        if (isLast) {
            progress.atEnd(asked);
        }
        bookmark = page.next();
        if (bookmark == null) {
            return end();
        }
        return isLast ? Next.AFTER_A_PAUSE : Next.AT_ONCE;
    }

    /**
     * The shard says that it has ended. It is asked once more: DynamoDB Local looks first for records and then whether the
     * shard is closed, and what is written between the two is in neither. A look that begins after the end misses nothing.
     */
    private Next end() throws InterruptedException {
        if (!wasToldOfItsEnd) {
            wasToldOfItsEnd = true;
            return Next.AT_ONCE;
        }
        checkpoint.close();
        LOG.info("shard {} has ended and is settled", shard.shardId());
        return Next.END;
    }

    /** Settles a page and moves the checkpoint behind it; gives whether more records are to be expected at once. */
    private boolean settle(List<ChangeRecord> records) throws InterruptedException {
        pace.sawRecords();
        Instant first = records.getFirst().change().at();
        Instant last = records.getLast().change().at();
        progress.behind(first);
        tools.pipeline().settle(records.stream().map(ChangeRecord::change).toList());
        List<String> sequenceNumbers =
                records.stream().map(ChangeRecord::sequenceNumber).toList();
        checkpoint.settled(sequenceNumbers);
        position = new Position.After(sequenceNumbers.getLast());
        Instant now = tools.clock().instant();
        records.forEach(settled ->
                tools.metrics().settled(progress.timeOf(settled.change().at()), now));
        progress.behind(last);
        return records.size() >= tools.settings().pageSize()
                || progress.timeOf(last).isBefore(now.minus(YOUNG));
    }
}
