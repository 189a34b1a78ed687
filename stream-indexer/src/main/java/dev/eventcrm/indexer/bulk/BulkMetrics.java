package dev.eventcrm.indexer.bulk;

import dev.eventcrm.indexer.bulk.BulkItemResult.AlreadyThere;
import dev.eventcrm.indexer.bulk.BulkItemResult.NoIndex;
import dev.eventcrm.indexer.bulk.BulkItemResult.Refused;
import dev.eventcrm.indexer.bulk.BulkItemResult.Unsettled;
import dev.eventcrm.indexer.bulk.BulkItemResult.Written;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.util.List;

/** What the writer tells Prometheus. */
final class BulkMetrics {
    private final MeterRegistry registry;
    private final Timer requests;
    private final Counter retries;

    BulkMetrics(MeterRegistry registry) {
        this.registry = registry;
        requests = Timer.builder("crm.indexer.bulk")
                .description("Bulk requests to OpenSearch, from sending to answer")
                .publishPercentileHistogram()
                .register(registry);
        retries = Counter.builder("crm.indexer.retries")
                .description("Operations that had to be sent again")
                .register(registry);
    }

    /** A request that may fail. */
    interface Request<T> {
        T send() throws IOException;
    }

    <T> T timed(Request<T> request) throws IOException {
        Timer.Sample sample = Timer.start(registry);
        try {
            return request.send();
        } finally {
            sample.stop(requests);
        }
    }

    void retried(int operations) {
        retries.increment(operations);
    }

    void settled(List<Operation> operations, List<BulkItemResult> settlements) {
        for (int i = 0; i < operations.size(); i++) {
            registry.counter(
                            "crm.indexer.documents",
                            "index",
                            operations.get(i).index().alias(),
                            "outcome",
                            outcome(settlements.get(i)))
                    .increment();
        }
    }

    private static String outcome(BulkItemResult settlement) {
        return switch (settlement) {
            case Written _ -> "written";
            case AlreadyThere _ -> "conflict";
            case Refused _ -> "refused";
            case Unsettled _, NoIndex _ -> "unsettled";
        };
    }
}
