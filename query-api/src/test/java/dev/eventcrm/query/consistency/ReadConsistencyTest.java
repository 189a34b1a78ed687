package dev.eventcrm.query.consistency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.http.problem.Errors;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class ReadConsistencyTest {
    private final MockHttpServletRequest request = new MockHttpServletRequest();
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            wait=10                    | 10
            wait=0                     | 0
            Wait = 7                   | 7
            wait="3"                   | 3
            respond-async, wait=8      | 8
            wait=8; foo=bar            | 8
            wait=31                    | 30
            wait=999999999             | 30
            """)
    void waitsAsLongAsPreferredUpToHalfAMinute(String prefer, long seconds) {
        request.addHeader("Consistency-Token", "user:u1:4");
        request.addHeader("Prefer", prefer);

        assertThat(ReadConsistency.read(request, response, new Errors()).maxWait())
                .isEqualTo(Duration.ofSeconds(seconds));
        assertThat(response.getHeader("Preference-Applied")).isEqualTo("wait=" + seconds);
    }

    @ParameterizedTest
    @CsvSource({"wait=soon", "wait=-1", "wait", "await=9", "return=minimal", "wait=1.5"})
    void leavesPreferencesThatItCannotFollowOutOfAccount(String prefer) {
        request.addHeader("Consistency-Token", "user:u1:4");
        request.addHeader("Prefer", prefer);

        assertThat(ReadConsistency.read(request, response, new Errors()).maxWait())
                .isEqualTo(ReadConsistency.DEFAULT_WAIT);
        assertThat(response.getHeader("Preference-Applied")).isNull();
    }

    @Test
    void joinsTokensOfSeveralHeaders() {
        request.addHeader("Consistency-Token", "user:u1:4");
        request.addHeader("Consistency-Token", "event:e1:2, user:u1:5");

        assertThat(ReadConsistency.read(request, response, new Errors()).token())
                .hasToString("user:u1:5,event:e1:2");
    }

    @Test
    void demandsNothingWithoutAToken() {
        request.addHeader("Prefer", "wait=10");

        assertThat(ReadConsistency.read(request, response, new Errors())).isEqualTo(ReadConsistency.NONE);
    }
}
