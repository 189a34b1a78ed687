package dev.eventcrm.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.gateway.upstream.Upstream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;

class RouteTableTest {

    @ParameterizedTest
    @CsvSource({
        "GET,     /suppressions",
        "GET,     /suppressions/ann@example.com",
        "GET,     /users",
        "HEAD,    /users",
        "GET,     /users/filter",
        "GET,     /users/export",
        "GET,     /users/u1/registrations",
        "POST,    /users/search",
        "GET,     /events",
        "GET,     /events/slug/tech-conf",
        "GET,     /analytics",
        "GET,     /analytics/",
        "HEAD,    /analytics",
        "GET,     /emails/analytics",
        "GET,     /emails/analytics/",
        "GET,     /campaigns",
        "GET,     /campaigns/c1",
        "GET,     /users/{id}",
    })
    void readsGoToTheQueryApi(String method, String path) {
        assertThat(RouteTable.destinationOf(HttpMethod.valueOf(method), path)).contains(Upstream.QUERY_API);
    }

    @ParameterizedTest
    @CsvSource({
        "POST,    /users",
        "PUT,     /users/u1",
        "PATCH,   /users/u1",
        "DELETE,  /users/u1",
        "POST,    /events/e1/register",
        "DELETE,  /events/e1/registrations/u1",
        "POST,    /emails/send",
        "POST,    /emails/send/",
        "POST,    /emails/test",
        "GET,     /emails/test/t1",
        "POST,    /campaigns/c1/pause",
        "POST,    /campaigns/c1/retry-failed",
        "POST,    /ses/notifications",
        "PUT,     /suppressions/ann@example.com",
        "DELETE,  /suppressions/ann@example.com",
        "POST,    /users/audience",
        "POST,    /users/audience/page",
        "POST,    /users/audience/release",
        "OPTIONS, /users",
        "PURGE,   /users",
        "POST,    /events/search",
        "PUT,     /users/search",
    })
    void allElseGoesToTheCommandApi(String method, String path) {
        assertThat(RouteTable.destinationOf(HttpMethod.valueOf(method), path)).contains(Upstream.COMMAND_API);
    }

    @Test
    void notificationsArePostedOnly() {
        assertThat(RouteTable.destinationOf(HttpMethod.GET, "/ses/notifications"))
                .isEmpty();
        assertThat(RouteTable.destinationOf(HttpMethod.POST, "/ses/notifications/else"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "POST", "PUT"})
    void trackingLinksAreCommandsWhateverTheMethod(String method) {
        assertThat(RouteTable.destinationOf(HttpMethod.valueOf(method), "/t/o/abc"))
                .contains(Upstream.COMMAND_API);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator",
                "/actuator/health",
                "/actuator/env",
                "/dead-letters",
                "/v3/api-docs",
                "/error",
                "/",
                "/usersand",
                "//users",
                "/tt",
            })
    void whatTheServicesKeepToThemselvesHasNoRoute(String path) {
        assertThat(RouteTable.destinationOf(HttpMethod.GET, path)).isEmpty();
        assertThat(RouteTable.destinationOf(HttpMethod.POST, path)).isEmpty();
    }
}
