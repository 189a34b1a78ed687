package dev.eventcrm.indexer.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ShardProgressTest {
    private static final Instant START = Instant.parse("2026-01-01T10:00:00Z");

    private final ShardProgress progress = new ShardProgress(START);

    @Test
    void hasNoLagAtTheEndOfTheShard() {
        progress.atEnd(START.plusSeconds(1));

        assertThat(progress.lag(START.plusSeconds(2))).isZero();
        assertThat(progress.settledUpTo(START.plusSeconds(2))).contains(START.plusSeconds(2));
    }

    @Test
    void lagsByTheAgeOfTheOldestUnsettledRecord() {
        progress.behind(START.minusSeconds(30));

        assertThat(progress.lag(START)).isEqualTo(Duration.ofSeconds(30));
        assertThat(progress.settledUpTo(START)).contains(START.minusSeconds(30));
    }

    @Test
    void doesNotTakeTheRoundingOfTheStreamsClockForLag() {
        progress.atEnd(START.plusSeconds(50));

        progress.behind(START);

        assertThat(progress.lag(START.plusSeconds(51))).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void lagsWhenTheShardHasNotBeenLookedAtForAWhile() {
        progress.atEnd(START);

        assertThat(progress.lag(START.plusSeconds(60))).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void knowsNothingBeforeTheFirstPage() {
        assertThat(progress.settledUpTo(START.plusSeconds(1))).isEmpty();
        assertThat(progress.lag(START.plusSeconds(10))).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void hasNoNegativeLagWhenClocksDisagree() {
        progress.behind(START.plusSeconds(5));

        assertThat(progress.lag(START)).isZero();
    }
}
