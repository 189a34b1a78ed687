package dev.eventcrm.indexer.rescan;

import dev.eventcrm.indexer.checkpoint.Checkpoints;
import dev.eventcrm.indexer.checkpoint.RescanMarker;
import dev.eventcrm.indexer.checkpoint.RescanMarker.Due;
import dev.eventcrm.table.retry.ShutdownSignal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Scans the table whenever that is due, while the stream is read at the same time. A scan that is interrupted begins again
 * when the program does.
 */
@Component
public class Rescan {
    private static final Logger LOG = LoggerFactory.getLogger(Rescan.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(5);

    private final RescanMarker marker;
    private final TableScan scan;
    private final Checkpoints checkpoints;
    private final ScanCompletion completion;
    private final RescanSettings settings;
    private final ShutdownSignal stop;
    private final Semaphore wakeUp = new Semaphore(0);
    private volatile @Nullable String stream;

    Rescan(
            RescanMarker marker,
            TableScan scan,
            Checkpoints checkpoints,
            ScanCompletion completion,
            RescanSettings settings,
            ShutdownSignal stop) {
        this.marker = marker;
        this.scan = scan;
        this.checkpoints = checkpoints;
        this.completion = completion;
        this.settings = settings;
        this.stop = stop;
    }

    /**
     * Asks for a scan. Returns once it cannot be forgotten any more.
     *
     * @param reason why
     */
    public void request(String reason) throws InterruptedException {
        marker.request(reason);
        wake();
    }

    /**
     * Tells which stream is read. A stream that is read for the first time cannot tell what happened before it.
     *
     * @param read the stream's ARN
     */
    public void beside(String read) {
        stream = read;
        wake();
    }

    /** Looks at once whether there is something to do, or to end. */
    public void wake() {
        wakeUp.release();
    }

    /** Scans whenever it is due, until the program ends. */
    public void run() throws InterruptedException {
        while (!stop.isRaised()) {
            String read = stream;
            if (read == null || !scanIfDue(read)) {
                if (wakeUp.tryAcquire(settings.checkInterval().toNanos(), TimeUnit.NANOSECONDS)) {
                    wakeUp.drainPermits();
                }
            }
        }
    }

    private boolean scanIfDue(String read) throws InterruptedException {
        Optional<Due> due = marker.due(read);
        if (due.isEmpty()) {
            return false;
        }
        LOG.info("scanning the table: {}", due.get().reason());
        try {
            TableScan.Summary summary = scan.run();
            completion.complete();
            marker.finish(due.get(), read);
            checkpoints.forgetAllBut(read);
            LOG.info(
                    "scanned the table: {} items in {} s",
                    summary.items(),
                    summary.took().toSeconds());
        } catch (RuntimeException e) {
            LOG.error("scanning the table failed; it begins again", e);
            stop.raisedWithin(PAUSE_AFTER_FAILURE);
        }
        return true;
    }
}
