package dev.eventcrm.table.probe;

import dev.eventcrm.table.probe.DependencyProbe.Knowledge;
import dev.eventcrm.table.retry.OutageLog;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Tells what a probe knows. Asks nothing itself. */
public final class ProbeHealthIndicator implements HealthIndicator {
    private final OutageLog dependency;
    private final DependencyProbe probe;

    /**
     * Tells what that probe knows.
     *
     * @param dependency what it looks at
     * @param probe the probe
     */
    public ProbeHealthIndicator(OutageLog dependency, DependencyProbe probe) {
        this.dependency = dependency;
        this.probe = probe;
    }

    @Override
    public Health health() {
        Knowledge known = probe.knowledge();
        Health.Builder health = known.isWell() ? Health.up() : Health.down();
        known.lack()
                .ifPresent(lack ->
                        health.withDetail("dependency", dependency.name()).withDetail("reason", lack));
        known.seenAt().ifPresent(at -> health.withDetail("seenAt", at.toString()));
        return health.build();
    }
}
