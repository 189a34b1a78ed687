package dev.eventcrm.table.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When a probe looks again. */
class ProbePaceTest {
    private static final ProbeSettings SETTINGS = new ProbeSettings(
            Duration.ofMillis(250),
            Duration.ofSeconds(10),
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30));
    private static final Duration AT_ONCE = Duration.ofMillis(3);
    private static final Duration TOO_LATE = Duration.ofSeconds(5);

    private final ProbePace pace = new ProbePace(SETTINGS);

    @Test
    void looksLessOftenTheLongerAllIsWell() {
        assertThat(pauses(8, true, AT_ONCE))
                .containsExactly(250L, 500L, 1_000L, 2_000L, 4_000L, 8_000L, 10_000L, 10_000L);
    }

    @Test
    void looksOftenWhileTheDependencyIsAway() {
        assertThat(pauses(4, false, AT_ONCE)).containsExactly(250L, 500L, 1_000L, 1_000L);
    }

    @Test
    void looksSoonAgainWhenWhatItFindsChanges() {
        pauses(10, true, AT_ONCE);

        assertThat(pauses(1, false, AT_ONCE)).containsExactly(250L);
        assertThat(pauses(1, true, AT_ONCE)).containsExactly(250L);
    }

    @Test
    void givesTheDependencyTimeToGetOverALookThatWasGivenUp() {
        assertThat(pauses(4, false, TOO_LATE)).containsExactly(5_000L, 10_000L, 20_000L, 30_000L);
    }

    @Test
    void aLateAnswerIsASignOfTooMuchWorkToo() {
        assertThat(pauses(2, true, TOO_LATE)).containsExactly(5_000L, 10_000L);
    }

    @Test
    void restsAtLeastAsLongAsALookTook() {
        assertThat(pauses(1, true, Duration.ofSeconds(3))).containsExactly(3_000L);
    }

    @Test
    void aClockThatJumpsDoesNotEndTheLooking() {
        assertThat(pauses(1, true, Duration.ofDays(1))).containsExactly(30_000L);
    }

    private List<Long> pauses(int looks, boolean isWell, Duration took) {
        return IntStream.range(0, looks)
                .mapToObj(_ -> pace.after(isWell, took).toMillis())
                .toList();
    }
}
