package dev.eventcrm.indexer;

import dev.eventcrm.indexer.index.IndexDriftException;
import dev.eventcrm.indexer.index.SearchIndexes;
import dev.eventcrm.indexer.rescan.Rescan;
import dev.eventcrm.indexer.stream.StreamReader;
import dev.eventcrm.table.retry.RetryLoop;
import dev.eventcrm.table.retry.ShutdownSignal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Starts and ends the work. HTTP answers from the beginning, so that health can tell what a start still waits for: DynamoDB,
 * the table and its stream, OpenSearch.
 */
@Component
class Indexer implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Indexer.class);

    /** A batch in flight takes far less, unless what it waits for is away; then it comes again after the next start. */
    private static final Duration GRACE = Duration.ofSeconds(4);

    private final OwnTables tables;
    private final SearchIndexes indexes;
    private final StreamReader stream;
    private final Rescan rescan;
    private final RetryLoop retryLoop;
    private final ShutdownSignal stop;
    private final FatalError fatalError;
    private volatile @Nullable Thread reading;
    private volatile @Nullable Thread scanning;

    Indexer(
            OwnTables tables,
            SearchIndexes indexes,
            StreamReader stream,
            Rescan rescan,
            RetryLoop retryLoop,
            ShutdownSignal stop,
            FatalError fatalError) {
        this.tables = tables;
        this.indexes = indexes;
        this.stream = stream;
        this.rescan = rescan;
        this.retryLoop = retryLoop;
        this.stop = stop;
        this.fatalError = fatalError;
    }

    @Override
    public void start() {
        reading = Thread.ofVirtual().name("stream").start(this::work);
    }

    private void work() {
        try {
            RetryLoop startUp = retryLoop.reminding();
            tables.ensure(startUp);
            stream.awaitStream(startUp);
            indexes.ensure(startUp);
            scanning = Thread.ofVirtual().name("rescan").start(this::scan);
            stream.run();
        } catch (InterruptedException _) {
            LOG.debug("ended before the work was done");
        } catch (IndexDriftException e) {
            fatalError.end(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("the work failed", e);
            fatalError.end("the work failed: " + e.getMessage());
        }
    }

    private void scan() {
        try {
            rescan.run();
        } catch (InterruptedException _) {
            LOG.debug("ended before the scan was done");
        } catch (RuntimeException e) {
            LOG.error("the scan failed", e);
            fatalError.end("the scan failed: " + e.getMessage());
        }
    }

    /** Lets batches in flight settle and their checkpoints move, for a short while. */
    @Override
    public void stop() {
        stop.raise();
        stream.wake();
        rescan.wake();
        long deadline = System.nanoTime() + GRACE.toNanos();
        try {
            for (Thread thread : threads()) {
                if (!thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())))) {
                    thread.interrupt();
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Thread> threads() {
        return Stream.of(reading, scanning).filter(Objects::nonNull).toList();
    }

    @Override
    public boolean isRunning() {
        Thread thread = reading;
        return thread != null && !stop.isRaised();
    }
}
