package dev.eventcrm.indexer.rescan;

import dev.eventcrm.indexer.outage.OutageLogs;
import dev.eventcrm.indexer.pipeline.Pipeline;
import dev.eventcrm.indexer.projection.Change;
import dev.eventcrm.schema.item.CrmTable;
import dev.eventcrm.schema.item.ProjectedItem;
import dev.eventcrm.table.retry.OutageLog;
import dev.eventcrm.table.retry.RetryLoop;
import dev.eventcrm.table.retry.ShutdownSignal;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** One scan of the whole table: in segments, page by page, with consistent reads, each page settled before the next one. */
@Component
class TableScan {
    private static final Logger LOG = LoggerFactory.getLogger(TableScan.class);

    private final DynamoDbClient client;
    private final Pipeline pipeline;
    private final RescanSettings settings;
    private final RetryLoop retryLoop;
    private final OutageLog dynamoDb;
    private final ShutdownSignal stop;
    private final Clock clock;
    private final Counter counter;

    TableScan(
            DynamoDbClient client,
            Pipeline pipeline,
            RescanSettings settings,
            RetryLoop retryLoop,
            OutageLogs dependencies,
            ShutdownSignal stop,
            Clock clock,
            MeterRegistry registry) {
        this.client = client;
        this.pipeline = pipeline;
        this.settings = settings;
        this.retryLoop = retryLoop;
        this.dynamoDb = dependencies.dynamoDb();
        this.stop = stop;
        this.clock = clock;
        counter = Counter.builder("crm.indexer.rescanned")
                .description("Items that scans of the table brought in")
                .register(registry);
    }

    /**
     * What a scan did.
     *
     * @param items items that it brought in
     * @param took how long it took
     */
    record Summary(long items, Duration took) {}

    /** How far a scan is, over all its segments. */
    private final class Progress {
        private final Instant started = clock.instant();
        private Instant reported = started;
        private long items;

        synchronized void add(int more) {
            items += more;
            counter.increment(more);
            Instant now = clock.instant();
            if (Duration.between(reported, now).compareTo(settings.report()) >= 0) {
                reported = now;
                LOG.info("scanning the table: {} items so far", items);
            }
        }

        synchronized Summary summary() {
            return new Summary(items, Duration.between(started, clock.instant()));
        }
    }

    /**
     * Scans the table.
     *
     * @throws InterruptedException when the program ends first
     */
    Summary run() throws InterruptedException {
        Progress progress = new Progress();
        try (ExecutorService segments = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int segment = 0; segment < settings.segments(); segment++) {
                int number = segment;
                running.add(segments.submit(() -> {
                    scan(number, progress);
                    return null;
                }));
            }
            for (Future<?> future : running) {
                await(future);
            }
        }
        return progress.summary();
    }

    private void scan(int segment, Progress progress) throws InterruptedException {
        Map<String, AttributeValue> next = null;
        do {
            if (stop.isRaised()) {
                throw new InterruptedException("ended while the table was scanned");
            }
            ScanResponse page = page(segment, next);
            Instant now = clock.instant();
            pipeline.settle(
                    page.items().stream().map(item -> Change.ofItem(item, now)).toList());
            progress.add(page.count());
            next = page.hasLastEvaluatedKey() ? page.lastEvaluatedKey() : null;
        } while (next != null);
    }

    private ScanResponse page(int segment, @Nullable Map<String, AttributeValue> start) throws InterruptedException {
        return retryLoop.untilAnswered(
                dynamoDb,
                () -> client.scan(scan -> scan.tableName(CrmTable.NAME)
                        .consistentRead(true)
                        .segment(segment)
                        .totalSegments(settings.segments())
                        .exclusiveStartKey(start)
                        .filterExpression("attribute_exists(" + ProjectedItem.KIND + ")")));
    }

    private static void await(Future<?> segment) throws InterruptedException {
        try {
            segment.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case InterruptedException interrupted -> throw interrupted;
                case RuntimeException failure -> throw failure;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }
}
