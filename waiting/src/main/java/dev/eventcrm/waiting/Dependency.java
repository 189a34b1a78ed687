package dev.eventcrm.waiting;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Something outside this process that may be away for a while. However many threads wait for it, the log tells once that it
 * is waited for and once that it is back.
 */
public final class Dependency {
    private static final Logger LOG = LoggerFactory.getLogger(Dependency.class);

    private final String name;
    private final Clock clock;
    private int waiting;
    private @Nullable Wait wait;

    /**
     * A dependency that is there, as far as anyone knows.
     *
     * @param name what it is and its address, such as {@code OpenSearch at http://127.0.0.1:9200}
     * @param clock the time
     */
    public Dependency(String name, Clock clock) {
        this.name = name;
        this.clock = clock;
    }

    /**
     * That it is waited for.
     *
     * @param since when the first of those who wait began
     * @param reason what it answered, or that it did not
     */
    public record Wait(Instant since, String reason) {}

    /** What it is and its address. */
    public String name() {
        return name;
    }

    /** The wait for it, if anyone waits. */
    public synchronized Optional<Wait> currentWait() {
        return Optional.ofNullable(wait);
    }

    synchronized void begin(String reason) {
        if (waiting++ == 0) {
            wait = new Wait(clock.instant(), reason);
            LOG.warn("waiting for {}: {}", name, reason);
        }
    }

    synchronized void remind(String reason) {
        if (wait != null) {
            wait = new Wait(wait.since(), reason);
            LOG.warn("still waiting for {}: {}", name, reason);
        }
    }

    synchronized void end(boolean isBack) {
        if (--waiting == 0 && wait != null) {
            Duration length = Duration.between(wait.since(), clock.instant());
            wait = null;
            if (isBack) {
                LOG.info("{} is back after {} s; going on", name, length.toSeconds());
            }
        }
    }
}
