package dev.eventcrm.sender;

import dev.eventcrm.sender.outage.OutageLogs;
import dev.eventcrm.table.probe.DependencyProbe;
import dev.eventcrm.table.probe.ProbeHealthIndicator;
import dev.eventcrm.table.retry.OutageLog;
import dev.eventcrm.table.retry.RetryLoop;
import dev.eventcrm.table.retry.RetryableCall.RetryLater;
import dev.eventcrm.table.retry.RetryableCall.Success;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Whether the table is there, with the outbox, as its probe knows it. Without it this service is not ready; SES and the query
 * API may be away for a while, and are named with what they are waited for.
 */
@Component
class TableHealthIndicator implements HealthIndicator {
    private final DependencyProbe probe;
    private final ProbeHealthIndicator table;
    private final OutageLogs dependencies;
    private final RetryLoop retryLoop;

    TableHealthIndicator(DependencyProbe probe, OutageLogs dependencies, RetryLoop retryLoop) {
        this.probe = probe;
        this.table = new ProbeHealthIndicator(dependencies.dynamoDb(), probe);
        this.dependencies = dependencies;
        this.retryLoop = retryLoop;
    }

    /** Waits until the probe has found it. */
    void await() throws InterruptedException {
        retryLoop.reminding().until(dependencies.dynamoDb(), () -> {
            Optional<String> lack = probe.knowledge().lack();
            return lack.isEmpty() ? new Success<>(true) : new RetryLater<>(lack.get());
        });
    }

    @Override
    public Health health() {
        Health known = table.health();
        Health.Builder health = Health.status(known.getStatus()).withDetails(known.getDetails());
        for (OutageLog dependency : List.of(dependencies.ses(), dependencies.queryApi())) {
            dependency
                    .currentWait()
                    .ifPresent(wait -> health.withDetail("waiting for " + dependency.name(), wait.reason()));
        }
        return health.build();
    }
}
