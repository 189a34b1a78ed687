package dev.eventcrm.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.query.QueryApi;
import dev.eventcrm.query.ReadModel;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private static final QueryApi API = QueryApi.shared();

    @Test
    void prometheusGetsLatenciesByOperationAndHowTokensFare() {
        ReadModel.shared().reset();
        API.get("/users");
        API.get("/users", "Consistency-Token", "user:nobody:1", "Prefer", "wait=0");

        assertThat(API.get("/actuator/prometheus").response().body())
                .contains(
                        "crm_query_search_seconds_bucket{operation=\"users\",outcome=\"answered\"",
                        "crm_query_consistency_wait_seconds_count",
                        "crm_query_consistency_timeouts_total");
    }
}
