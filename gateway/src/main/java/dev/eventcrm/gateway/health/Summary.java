package dev.eventcrm.gateway.health;

import java.util.Map;

/**
 * How all services are together.
 *
 * @param status {@code UP} when all are, {@code DOWN} when none is, {@code DEGRADED} in between
 * @param services by name
 */
record Summary(String status, Map<String, ServiceHealth> services) {
    private static final String DEGRADED = "DEGRADED";

    static Summary of(Map<String, ServiceHealth> services) {
        boolean all = services.values().stream().allMatch(ServiceHealth::isUp);
        boolean none = services.values().stream().noneMatch(ServiceHealth::isUp);
        return new Summary(all ? ServiceHealth.UP : none ? ServiceHealth.DOWN : DEGRADED, services);
    }

    boolean isUp() {
        return status.equals(ServiceHealth.UP);
    }
}
