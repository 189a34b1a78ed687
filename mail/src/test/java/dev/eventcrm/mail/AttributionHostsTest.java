package dev.eventcrm.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttributionHostsTest {
    private static final AttributionHosts HOSTS = AttributionHosts.of(List.of("Tickets.example.com", "*.example.org"));

    @ParameterizedTest
    @CsvSource({
        "https://tickets.example.com, true",
        "https://TICKETS.Example.com:8443/a?b#c, true",
        "https://tickets.example.com/a b, true",
        "https://tickets.example.com/Zoë?a=<b>, true",
        "https://www.tickets.example.com, false",
        "https://example.com, false",
        "https://a.example.org, true",
        "https://a.b.example.org/, true",
        "https://example.org, false",
        "https://badexample.org, false",
        "https://tickets.example.com@evil.example, false",
        "https://evil.example/tickets.example.com, false",
        "https://evil.example?tickets.example.com, false",
        "https://tickets.example.com.evil.example, false",
        "https://tickets.example.com\\@evil.example, false",
        "https://, false",
        "https://[, false",
        "https://b%C3%BCcher.example.org, false",
    })
    void areRecognisedByTheHostOfAnAddressAlone(String url, boolean isIncluded) {
        assertThat(HOSTS.include(url)).isEqualTo(isIncluded);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "*.", "https://example.com", "example.com:80", "a b", "ex*mple.com", ""})
    void areNamesOfHosts(String host) {
        assertThatThrownBy(() -> AttributionHosts.of(List.of(host)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("'" + host + "'", "*.example.com");
        assertThat(AttributionHosts.isName(host)).isFalse();
    }

    @Test
    void areNoneWhenNoneAreSet() {
        assertThat(AttributionHosts.of(List.of()).include("https://example.com"))
                .isFalse();
    }
}
