package dev.eventcrm.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.gateway.GatewayOverHttp;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** Behind a proxy that ends TLS, as this test is one. */
@TestPropertySource(properties = "crm.gateway.trusted-proxies=127\\.0\\.0\\.1")
class TrustedProxyTest extends GatewayOverHttp {
    private HttpResponse<String> postThroughProxy(String origin) {
        return post(
                "/users",
                "{}",
                "Origin",
                origin,
                "X-Forwarded-Proto",
                "https",
                "X-Forwarded-Host",
                "crm.example.com",
                "X-Forwarded-For",
                "203.0.113.7");
    }

    @Test
    void aPageOfTheProxysOriginIsNoStranger() {
        assertThat(postThroughProxy("https://crm.example.com").statusCode()).isEqualTo(200);
    }

    @Test
    void anotherOriginIsOne() {
        assertThat(postThroughProxy("https://other.example.com").statusCode()).isEqualTo(403);
    }

    @Test
    void theServiceHearsOfTheClientAsTheProxySawIt() {
        postThroughProxy("https://crm.example.com");

        assertThat(COMMANDS.onlyReceived().headers())
                .containsEntry("X-forwarded-for", List.of("203.0.113.7"))
                .containsEntry("X-forwarded-proto", List.of("https"));
    }
}
