package dev.eventcrm.indexer.stream;

import dev.eventcrm.indexer.outage.OutageLogs;
import dev.eventcrm.table.retry.OutageLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Whether the stream is read, and how far behind. Lag alone is not down: the documents are late, not lost. A stream that
 * nobody reads is.
 */
@Component
class StreamHealthIndicator implements HealthIndicator {
    /** Between the end of a shard and the start of its children there may be no reader. */
    private static final Duration ROLLOVER = Duration.ofSeconds(5);

    private final StreamReader stream;
    private final GapHandler gaps;
    private final StreamSettings settings;
    private final OutageLogs dependencies;
    private final Clock clock;
    private volatile @Nullable Instant lastRead;

    StreamHealthIndicator(
            StreamReader stream, GapHandler gaps, StreamSettings settings, OutageLogs dependencies, Clock clock) {
        this.stream = stream;
        this.gaps = gaps;
        this.settings = settings;
        this.dependencies = dependencies;
        this.clock = clock;
    }

    @Override
    public Health health() {
        Instant now = clock.instant();
        List<ShardReader> readers = stream.readers();
        Optional<String> wait = wait(dependencies.streams()).or(() -> wait(dependencies.dynamoDb()));
        Health.Builder health = isRead(readers, now) && wait.isEmpty() ? Health.up() : Health.down();
        wait.ifPresent(waiting -> health.withDetail("waitingFor", waiting));
        if (readers.isEmpty()) {
            health.withDetail("reason", "no active shard reader");
        }
        Duration lag = readers.stream()
                .map(reader -> reader.progress().lag(now))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        stream.stream().ifPresent(arn -> health.withDetail("stream", arn));
        return health.withDetail("openShards", readers.size())
                .withDetail("lagSeconds", lag.toMillis() / 1000.0)
                .withDetail("lagging", lag.compareTo(settings.lagAlarm()) > 0)
                .withDetail("gaps", gaps.last())
                .build();
    }

    private static Optional<String> wait(OutageLog dependency) {
        return dependency.currentWait().map(wait -> dependency.name() + ": " + wait.reason());
    }

    private boolean isRead(List<ShardReader> readers, Instant now) {
        if (!readers.isEmpty()) {
            lastRead = now;
        }
        Instant last = lastRead;
        return last != null && last.plus(ROLLOVER).isAfter(now);
    }
}
