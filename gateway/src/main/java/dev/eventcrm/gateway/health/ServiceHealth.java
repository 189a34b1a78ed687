package dev.eventcrm.gateway.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How one service is.
 *
 * @param status {@code UP}, {@code DOWN} or what else the service says, such as {@code OUT_OF_SERVICE}
 * @param components the parts that the service names, in its own words
 * @param details what the service, or the gateway in its place, has to say
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ServiceHealth(
        String status,
        @Nullable JsonNode components,
        @Nullable JsonNode details) {
    static final String UP = "UP";
    static final String DOWN = "DOWN";

    boolean isUp() {
        return status.equals(UP);
    }
}
