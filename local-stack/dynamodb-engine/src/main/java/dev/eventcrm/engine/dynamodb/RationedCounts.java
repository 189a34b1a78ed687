package dev.eventcrm.engine.dynamodb;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;

/**
 * Counts whose cost grows with the data. Each is kept a thousand times as long as it took, so that all clients
 * together, however often they ask, take a thousandth of the engine's time: a small table is counted at every request,
 * one of a million rows every few minutes. AWS counts about every six hours.
 */
final class RationedCounts {
    private static final int SHARE = 1000;

    private static final long LONGEST_NANOS = Duration.ofHours(6).toNanos();

    private final ConcurrentMap<Counted, Count> counts = new ConcurrentHashMap<>();
    private final LongSupplier nanoTime;

    RationedCounts(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** What is counted: {@code index} is empty for the table itself. */
    record Counted(String table, String index, Figure figure) {}

    enum Figure {
        ITEMS,
        MEAN_BYTES
    }

    private record Count(long value, long takenAt, long validNanos) {
        boolean isValid(long now) {
            return now - takenAt < validNanos;
        }
    }

    /** The last count while it is valid, else a fresh one; requests that come meanwhile wait for that one. */
    long of(Counted counted, LongSupplier count) {
        Count known = counts.get(counted);
        if (known != null && known.isValid(nanoTime.getAsLong())) {
            return known.value();
        }
        return counts.compute(
                        counted,
                        (key, last) -> last != null && last.isValid(nanoTime.getAsLong()) ? last : fresh(count))
                .value();
    }

    private Count fresh(LongSupplier count) {
        long start = nanoTime.getAsLong();
        long value = count.getAsLong();
        long end = nanoTime.getAsLong();
        return new Count(value, end, Math.min(LONGEST_NANOS, SHARE * (end - start)));
    }

    void forget(String table) {
        counts.keySet().removeIf(counted -> counted.table().equals(table));
    }
}
