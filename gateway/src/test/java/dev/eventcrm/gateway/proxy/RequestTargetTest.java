package dev.eventcrm.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTargetTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/users/../actuator",
                "/users/./u1",
                "/users/..",
                "/users/%2e%2E/actuator",
                "/users/.%2e/actuator",
                "/users/..;x=1/actuator",
                "/users/%2f..%2factuator",
                "/users/%5c..%5cactuator",
                "/users/..\\actuator",
            })
    void refusesToLeaveItsRoute(String path) {
        assertThat(RequestTarget.of(path, null)).isInstanceOf(RequestTarget.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/users/a..b", "/users/...", "/users/.hidden", "/users/a%2Fb", "/users/u1;v=1", "/users/"})
    void keepsOtherPathsByteForByte(String path) {
        assertThat(RequestTarget.of(path, null)).isEqualTo(new RequestTarget.Passable(path));
    }

    @Test
    void encodesWhatBrowsersLeavePlain() {
        assertThat(RequestTarget.of("/users", "a[]={\"|\\^`}"))
                .isEqualTo(new RequestTarget.Passable("/users?a%5B%5D=%7B%22%7C%5C%5E%60%7D"));
    }

    @Test
    void keepsAnEmptyQuery() {
        assertThat(RequestTarget.of("/users", "")).isEqualTo(new RequestTarget.Passable("/users?"));
    }

    @Property
    void aQueryMeansTheSameAfterwards(
            @ForAll
                    @StringLength(max = 60)
                    @CharRange(from = 'a', to = 'f')
                    @Chars({'&', '=', '+', '[', ']', '{', '|', '\\', '"', '<', '-', '/', '?', ':'})
                    String query) {
        RequestTarget target = RequestTarget.of("/users", query);

        assertThat(target).isInstanceOf(RequestTarget.Passable.class);
        String passed = ((RequestTarget.Passable) target).pathAndQuery();
        assertThat(URI.create(passed).getQuery()).isEqualTo(query);
        assertThat(passed.replaceAll("%(22|3C|5B|5C|5D|7B|7C)", "x"))
                .isEqualTo("/users?" + query.replaceAll("[\\[\\]{|\\\\\"<]", "x"));
    }
}
