package dev.eventcrm.table.retry;

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
public final class OutageLog {
    private static final Logger LOG = LoggerFactory.getLogger(OutageLog.class);

    private final String name;
    private final Clock clock;
    private int waiting;
    private boolean isMissedByProbe;
    private volatile boolean isMissedByCall;
    private @Nullable Wait wait;

    /**
     * A dependency that is there, as far as anyone knows.
     *
     * @param name what it is and its address, such as {@code OpenSearch at http://127.0.0.1:9200}
     * @param clock the time
     */
    public OutageLog(String name, Clock clock) {
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

    /**
     * Says that a call failed. Until {@link #callAnswered}, or until its probe finds it well, it counts as waited for.
     *
     * @param reason what it answered, or that it did not
     */
    public void callMissed(String reason) {
        if (!isMissedByCall) {
            missed(reason, false);
        }
    }

    /** Says that a call was answered. Costs next to nothing while none has failed. */
    public void callAnswered() {
        if (isMissedByCall) {
            answered(false);
        }
    }

    /** Says that its probe found it away, or lacking something. Calls that are answered all the same do not change that. */
    public synchronized void probeMissed(String reason) {
        if (isMissedByProbe && wait != null) {
            wait = new Wait(wait.since(), reason);
        }
        missed(reason, true);
    }

    /** Says that its probe found it well. */
    public synchronized void probeAnswered() {
        answered(true);
        answered(false);
    }

    private synchronized void missed(String reason, boolean isProbe) {
        boolean isKnown = isProbe ? isMissedByProbe : isMissedByCall;
        if (!isKnown) {
            set(isProbe, true);
            begin(reason);
        }
    }

    private synchronized void answered(boolean isProbe) {
        boolean isMissed = isProbe ? isMissedByProbe : isMissedByCall;
        if (isMissed) {
            set(isProbe, false);
            end(true);
        }
    }

    private void set(boolean isProbe, boolean isMissed) {
        if (isProbe) {
            isMissedByProbe = isMissed;
        } else {
            isMissedByCall = isMissed;
        }
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
