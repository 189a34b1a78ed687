package dev.eventcrm.indexer.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How soon a shard is read again that had nothing. */
class PollPaceTest {
    private static final Duration QUICK = Duration.ofMillis(25);
    private static final Duration IDLE = Duration.ofMillis(250);

    @Test
    void isQuickWhileRecordsCome() {
        PollPace pace = pace(QUICK, IDLE);
        waitFor(pace, Duration.ofSeconds(10));

        pace.sawRecords();

        assertThat(pace.pause()).isEqualTo(QUICK);
    }

    @Test
    void staysQuickForAMoment() {
        PollPace pace = pace(QUICK, IDLE);

        waitFor(pace, Duration.ofMillis(200));

        assertThat(pace.pause()).isEqualTo(QUICK);
    }

    @Test
    void waitsNoLongerThanATenthOfTheSilence() {
        PollPace pace = pace(QUICK, IDLE);

        Duration silence = waitFor(pace, Duration.ofSeconds(1));

        assertThat(pace.pause()).isEqualTo(silence.dividedBy(10));
    }

    @Test
    void isNeverSlowerThanAnIdleShardMayBe() {
        PollPace pace = pace(QUICK, IDLE);

        waitFor(pace, Duration.ofHours(1));

        assertThat(pace.pause()).isEqualTo(IDLE);
    }

    @Test
    void isNeverQuickerThanAsked() {
        PollPace pace = pace(Duration.ofSeconds(1), IDLE);

        waitFor(pace, Duration.ofHours(1));

        assertThat(pace.pause()).isEqualTo(Duration.ofSeconds(1));
    }

    private static Duration waitFor(PollPace pace, Duration atLeast) {
        Duration silence = Duration.ZERO;
        while (silence.compareTo(atLeast) < 0) {
            silence = silence.plus(pace.pause());
        }
        return silence;
    }

    private static PollPace pace(Duration pollInterval, Duration idlePollInterval) {
        return new PollPace(new StreamSettings(
                pollInterval,
                idlePollInterval,
                1000,
                1,
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofHours(23)));
    }
}
