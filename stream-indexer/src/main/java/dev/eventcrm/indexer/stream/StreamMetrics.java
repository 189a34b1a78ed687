package dev.eventcrm.indexer.stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** What the readers tell Prometheus. */
@Component
final class StreamMetrics {
    private final MeterRegistry registry;
    private final Clock clock;
    private final Counter records;
    private final Timer endToEnd;

    StreamMetrics(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
        records = Counter.builder("crm.indexer.records")
                .description("Stream records that are settled")
                .register(registry);
        endToEnd = Timer.builder("crm.indexer.end.to.end")
                .description("From the write of an item to its document being settled")
                .publishPercentileHistogram()
                .register(registry);
    }

    /** A record was settled. */
    void settled(Instant written, Instant now) {
        records.increment();
        Duration took = Duration.between(written, now);
        endToEnd.record(took.isNegative() ? Duration.ZERO : took);
    }

    /** Shows the lag of a shard from now on. */
    Meter.Id show(String shardId, ShardProgress progress) {
        return Gauge.builder("crm.indexer.lag", progress, shown -> seconds(shown.lag(clock.instant())))
                .description("Age of the oldest change of the shard that is not settled")
                .baseUnit("seconds")
                .tag("shard", shardId)
                .strongReference(true)
                .register(registry)
                .getId();
    }

    /** Shows it no more. */
    void hide(Meter.Id lag) {
        registry.remove(lag);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
