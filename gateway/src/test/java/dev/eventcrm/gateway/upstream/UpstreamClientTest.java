package dev.eventcrm.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eventcrm.gateway.Peer;
import dev.eventcrm.gateway.upstream.UpstreamUnavailableException.Reason;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpstreamClientTest {
    private final Peer peer = Peer.start();

    @AfterEach
    void stop() {
        peer.stop();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/behind/a/path", "/behind/a/path/"})
    void asksBelowThePathOfTheAddress(String path) throws IOException {
        try (UpstreamClient client = client(peer.url() + path, 10)) {
            client.fetch(Upstream.QUERY_API, "/users", Duration.ofSeconds(30));
        }

        assertThat(peer.onlyReceived().target()).isEqualTo("/behind/a/path/users");
    }

    @Test
    void saysThatItIsBusyWhenEveryConnectionIsTaken() throws IOException {
        try (UpstreamClient client = client(peer.url(), 1);
                ClassicHttpResponse unread = client.exchange(Upstream.QUERY_API, new HttpGet("/users"))) {
            assertThat(unread.getCode()).isEqualTo(200);
            assertThatThrownBy(() -> client.exchange(Upstream.QUERY_API, new HttpGet("/users")))
                    .isInstanceOfSatisfying(
                            UpstreamUnavailableException.class,
                            e -> assertThat(e.reason()).isEqualTo(Reason.BUSY));
        }
    }

    @Test
    void cannotReachAHostThatDoesNotExist() throws IOException {
        try (UpstreamClient client = client("http://no-such-host.invalid", 1)) {
            assertThatThrownBy(() -> client.exchange(Upstream.QUERY_API, new HttpGet("/users")))
                    .isInstanceOfSatisfying(
                            UpstreamUnavailableException.class,
                            e -> assertThat(e.reason()).isEqualTo(Reason.UNREACHABLE));
        }
    }

    private static UpstreamClient client(String queryUrl, int maxConnections) {
        Duration brief = Duration.ofSeconds(1);
        URI unused = URI.create("http://127.0.0.1:1");
        return new UpstreamClient(new UpstreamProperties(
                unused, URI.create(queryUrl), unused, unused, brief, Duration.ofSeconds(30), brief, maxConnections));
    }
}
