package dev.eventcrm.indexer.stream;

import dev.eventcrm.indexer.checkpoint.Checkpoint;
import dev.eventcrm.indexer.checkpoint.StreamShard;
import dev.eventcrm.indexer.rescan.Rescan;
import dev.eventcrm.indexer.stream.ChangeFeed.Position;
import dev.eventcrm.indexer.stream.ChangeFeed.Shard;
import dev.eventcrm.table.retry.Reason;
import dev.eventcrm.table.retry.RetryLoop;
import dev.eventcrm.table.retry.RetryableCall;
import dev.eventcrm.table.retry.RetryableCall.RetryLater;
import dev.eventcrm.table.retry.RetryableCall.Success;
import io.micrometer.core.instrument.Meter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Reads the whole stream: finds its shards and keeps one reader on each that is not settled to its end. A shard that ends has
 * its children found at once; a look now and then finds what nobody told of.
 */
@Component
public class StreamReader {
    private static final Logger LOG = LoggerFactory.getLogger(StreamReader.class);

    /** How soon to look again for the children of a shard that has ended, and for how long to be that eager. */
    private static final Duration EAGER_INTERVAL = Duration.ofMillis(500);

    private static final Duration EAGER_FOR = Duration.ofMinutes(1);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private final ReadingTools tools;
    private final Rescan rescan;
    private final Map<StreamShard, ShardReader> readers = new ConcurrentHashMap<>();
    private final Semaphore wakeUp = new Semaphore(0);
    private volatile @Nullable String stream;
    private @Nullable Instant childlessSince;

    StreamReader(ReadingTools tools, Rescan rescan) {
        this.tools = tools;
        this.rescan = rescan;
    }

    private record Listing(String stream, List<Shard> shards) {}

    /**
     * Waits until the table and its stream are there.
     *
     * @param retryLoop how to wait
     */
    public void awaitStream(RetryLoop retryLoop) throws InterruptedException {
        retryLoop.until(tools.dependencies().streams(), this::list);
    }

    /** Reads until the program ends. */
    public void run() throws InterruptedException {
        while (!tools.stop().isRaised()) {
            boolean isComplete = discover();
            Duration pause = isComplete ? tools.settings().discoveryInterval() : EAGER_INTERVAL;
            if (wakeUp.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                wakeUp.drainPermits();
            }
        }
        while (!readers.isEmpty()) {
            wakeUp.acquire();
        }
    }

    /** Looks at once whether there is something to do, or to end. */
    public void wake() {
        wakeUp.release();
    }

    /** The readers at work. */
    List<ShardReader> readers() {
        return List.copyOf(readers.values());
    }

    /** The ARN of the stream; empty before it was found. */
    Optional<String> stream() {
        return Optional.ofNullable(stream);
    }

    /** Starts readers where there are none; gives whether every shard that has ended has children. */
    private boolean discover() throws InterruptedException {
        Listing listing = tools.retryLoop().until(tools.dependencies().streams(), this::list);
        List<Checkpoint> checkpoints = tools.checkpoints().of(listing.stream());
        ShardPlan lineage = ShardPlan.of(listing.shards(), checkpoints);
        if (!listing.stream().equals(stream)) {
            begin(listing.stream());
        }
        for (Checkpoint vanished : lineage.vanished()) {
            if (!readers.containsKey(vanished.shard())) {
                tools.gaps()
                        .report("shard " + vanished.shard().shardId() + " is gone, read up to "
                                + Position.after(vanished.sequenceNumber()));
                tools.checkpoints().forget(vanished.shard());
            }
        }
        for (StreamShard obsolete : lineage.obsolete()) {
            tools.checkpoints().forget(obsolete);
        }
        lineage.toRead().forEach(shard -> readers.computeIfAbsent(shard, _ -> start(shard, checkpoints)));
        raiseWatermark(listing.stream());
        if (lineage.childless().isEmpty()) {
            childlessSince = null;
            return true;
        }
        return !isEager();
    }

    private RetryableCall.Outcome<Listing> list() {
        try {
            Optional<Listing> listing = tools.feed().stream()
                    .map(found -> new Listing(found, tools.feed().shards(found)));
            return listing.isEmpty() || listing.get().shards().isEmpty()
                    ? new RetryLater<>("the table does not exist, or its stream is off")
                    : new Success<>(listing.get());
        } catch (SdkException e) {
            return new RetryLater<>(Reason.of(e));
        }
    }

    /** The stream is looked at for the first time: since it was read last, it may have lost what it did not keep. */
    private void begin(String found) throws InterruptedException {
        Optional<Instant> watermark = tools.checkpoints().watermark(found);
        Instant kept = tools.clock().instant().minus(tools.settings().retention());
        if (watermark.isPresent() && watermark.get().isBefore(kept)) {
            tools.gaps().report("it was last read to its end at " + watermark.get());
        }
        LOG.info("reading {}", found);
        stream = found;
        rescan.beside(found);
    }

    private ShardReader start(StreamShard shard, List<Checkpoint> checkpoints) {
        ShardReader reader = new ShardReader(shard, ShardPlan.checkpointOf(shard, checkpoints), tools);
        Thread.ofVirtual().name(shard.shardId()).start(() -> read(reader));
        return reader;
    }

    private void read(ShardReader reader) {
        Meter.Id lag = tools.metrics().show(reader.shard().shardId(), reader.progress());
        try {
            reader.run();
        } catch (InterruptedException _) {
            LOG.debug("reading {} was interrupted", reader.shard().shardId());
        } catch (RuntimeException e) {
            LOG.error(
                    "reading {} failed; it begins again at its checkpoint",
                    reader.shard().shardId(),
                    e);
            pauseAfterFailure();
        } finally {
            tools.metrics().hide(lag);
            readers.remove(reader.shard());
            wake();
        }
    }

    private void pauseAfterFailure() {
        try {
            tools.stop().raisedWithin(PAUSE_AFTER_FAILURE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void raiseWatermark(String read) throws InterruptedException {
        Instant now = tools.clock().instant();
        List<Optional<Instant>> settled = readers.values().stream()
                .map(reader -> reader.progress().settledUpTo(now))
                .toList();
        if (!settled.isEmpty() && settled.stream().allMatch(Optional::isPresent)) {
            Instant oldest = settled.stream()
                    .flatMap(Optional::stream)
                    .min(Instant::compareTo)
                    .orElse(now);
            tools.checkpoints().raiseWatermark(read, oldest);
        }
    }

    private boolean isEager() {
        Instant now = tools.clock().instant();
        if (childlessSince == null) {
            childlessSince = now;
        }
        return childlessSince.plus(EAGER_FOR).isAfter(now);
    }
}
