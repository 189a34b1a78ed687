package dev.eventcrm.indexer.stream;

import dev.eventcrm.indexer.checkpoint.Checkpoints;
import dev.eventcrm.indexer.outage.OutageLogs;
import dev.eventcrm.indexer.pipeline.Pipeline;
import dev.eventcrm.table.retry.RetryLoop;
import dev.eventcrm.table.retry.ShutdownSignal;
import java.time.Clock;
import java.util.concurrent.Semaphore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class StreamConfiguration {
    @Bean
    ReadingTools readingTools(
            ChangeFeed feed,
            Pipeline pipeline,
            Checkpoints checkpoints,
            GapHandler gaps,
            StreamMetrics metrics,
            StreamSettings settings,
            RetryLoop retryLoop,
            OutageLogs dependencies,
            ShutdownSignal stop,
            Clock clock) {
        return new ReadingTools(
                feed,
                pipeline,
                checkpoints,
                gaps,
                metrics,
                settings,
                new Semaphore(settings.batchesInMemory(), true),
                retryLoop,
                dependencies,
                stop,
                clock);
    }
}
