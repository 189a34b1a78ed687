package dev.eventcrm.indexer.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far behind one reader is.
 *
 * <p>The stream's clock is coarse: AWS rounds the time of a record down to the second, DynamoDB Local to the minute. A record
 * that was not there when the shard was last seen to its end is younger than that look, whatever its own time says.
 */
final class ShardProgress {
    /** Looks at a shard that is at its end come far more often than this; a longer silence means that the reader waits. */
    private static final Duration SILENCE = Duration.ofSeconds(5);

    private final Instant started;
    private @Nullable Instant seenToEnd;
    private @Nullable Instant behindSince;

    ShardProgress(Instant started) {
        this.started = started;
    }

    /**
     * There is a record that is not settled, the oldest such, or at least none is older.
     *
     * @param written its time
     */
    synchronized void behind(Instant written) {
        behindSince = timeOf(written);
    }

    /**
     * Everything is settled that was there at that time.
     *
     * @param asked when the stream was asked
     */
    synchronized void atEnd(Instant asked) {
        seenToEnd = asked;
        behindSince = null;
    }

    /**
     * When a record of the last page was written, as well as that is known.
     *
     * @param written what the record says
     */
    synchronized Instant timeOf(Instant written) {
        return seenToEnd != null && written.isBefore(seenToEnd) ? seenToEnd : written;
    }

    /** All changes before that time are settled; empty before the first page. */
    synchronized Optional<Instant> settledUpTo(Instant now) {
        if (behindSince != null || seenToEnd == null) {
            return Optional.ofNullable(behindSince);
        }
        return Optional.of(Duration.between(seenToEnd, now).compareTo(SILENCE) > 0 ? seenToEnd : now);
    }

    /** The age of the oldest change that is not settled; zero when there is none. */
    Duration lag(Instant now) {
        Duration lag = Duration.between(settledUpTo(now).orElse(started), now);
        return lag.isNegative() ? Duration.ZERO : lag;
    }
}
