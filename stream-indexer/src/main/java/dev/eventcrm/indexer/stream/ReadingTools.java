package dev.eventcrm.indexer.stream;

import dev.eventcrm.indexer.checkpoint.Checkpoints;
import dev.eventcrm.indexer.outage.OutageLogs;
import dev.eventcrm.indexer.pipeline.Pipeline;
import dev.eventcrm.table.retry.RetryLoop;
import dev.eventcrm.table.retry.ShutdownSignal;
import java.time.Clock;
import java.util.concurrent.Semaphore;

/**
 * What the readers of all shards share.
 *
 * @param feed the stream
 * @param pipeline where changes go
 * @param checkpoints how far shards are settled
 * @param gaps where lost records are reported
 * @param metrics what Prometheus is told
 * @param settings how to read
 * @param inMemory bounds the pages that are in memory at one time
 * @param retryLoop how to wait
 * @param dependencies what for
 * @param stop ends all reading
 * @param clock the time
 */
record ReadingTools(
        ChangeFeed feed,
        Pipeline pipeline,
        Checkpoints checkpoints,
        GapHandler gaps,
        StreamMetrics metrics,
        StreamSettings settings,
        Semaphore inMemory,
        RetryLoop retryLoop,
        OutageLogs dependencies,
        ShutdownSignal stop,
        Clock clock) {}
