package dev.eventcrm.indexer.stream;

import dev.eventcrm.indexer.rescan.Rescan;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Records that the stream has lost before they were read. None is ever passed over in silence. */
@Component
class GapHandler {
    private static final Logger LOG = LoggerFactory.getLogger(GapHandler.class);
    private static final int REMEMBERED = 10;

    private final Rescan rescan;
    private final Clock clock;
    private final Counter counter;
    private final Deque<Gap> last = new ArrayDeque<>();

    GapHandler(Rescan rescan, MeterRegistry registry, Clock clock) {
        this.rescan = rescan;
        this.clock = clock;
        counter = Counter.builder("crm.indexer.gaps")
                .description("Times that the stream had lost records before they were read")
                .register(registry);
    }

    /**
     * A gap that was found.
     *
     * @param at when it was found
     * @param reason how one can tell
     */
    record Gap(Instant at, String reason) {}

    /**
     * Tells of a gap and has the table scanned. Returns once the scan cannot be forgotten any more.
     *
     * @param reason how one can tell
     */
    void report(String reason) throws InterruptedException {
        LOG.error("the stream has lost records before they were read: {}; the table will be scanned", reason);
        counter.increment();
        remember(new Gap(clock.instant(), reason));
        rescan.request(reason);
    }

    private synchronized void remember(Gap gap) {
        last.addLast(gap);
        if (last.size() > REMEMBERED) {
            last.removeFirst();
        }
    }

    /** The gaps found last since the program started, oldest first. */
    synchronized List<Gap> last() {
        return List.copyOf(last);
    }
}
