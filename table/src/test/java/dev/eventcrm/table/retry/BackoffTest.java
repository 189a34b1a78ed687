package dev.eventcrm.table.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Backoff backoff = new Backoff(Duration.ofMillis(100), SECOND);

    @Test
    void doublesUpToTheLongestHoweverManyFailuresThereAre() {
        assertThat(List.of(1, 2, 3, 4, 5, 31, 100_000))
                .extracting(failures -> backoff.pauseAfter(failures).toMillis())
                .containsExactly(100L, 200L, 400L, 800L, 1_000L, 1_000L, 1_000L);
    }

    @Test
    void fullJitterIsAnythingUpToThePause() {
        Random random = new Random(1);

        assertThat(IntStream.range(0, 10_000).mapToObj(_ -> backoff.fullJitterAfter(3, random)))
                .allMatch(pause -> pause.compareTo(Duration.ofMillis(400)) <= 0)
                .contains(Duration.ZERO, Duration.ofMillis(400));
    }

    @Test
    void halfJitterIsAtLeastHalfThePause() {
        Random random = new Random(1);

        assertThat(IntStream.range(0, 1_000).mapToObj(_ -> Backoff.halfJitter(SECOND, random)))
                .allMatch(pause -> pause.compareTo(SECOND) <= 0 && pause.compareTo(Duration.ofMillis(500)) >= 0);
    }

    @Test
    void theSameSeedGivesTheSamePauses() {
        assertThat(backoff.fullJitterAfter(5, new Random(7))).isEqualTo(backoff.fullJitterAfter(5, new Random(7)));
    }
}
