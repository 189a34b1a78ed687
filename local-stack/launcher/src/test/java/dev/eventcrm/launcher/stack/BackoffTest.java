package dev.eventcrm.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofMinutes(1));

    @Test
    void beginsWithTheFirstWaitAndDoublesIt() {
        assertThat(backoff.waitAfter(1)).hasSeconds(1);
        assertThat(backoff.waitAfter(2)).hasSeconds(2);
        assertThat(backoff.waitAfter(4)).hasSeconds(8);
    }

    @Property
    void neverShrinksAndNeverExceedsTheLongest(@ForAll @IntRange(min = 1) int deaths) {
        Duration wait = backoff.waitAfter(deaths);
        assertThat(wait).isBetween(backoff.first(), backoff.longest());
        assertThat(backoff.waitAfter(deaths == Integer.MAX_VALUE ? deaths : deaths + 1))
                .isGreaterThanOrEqualTo(wait);
    }

    @Test
    void forgetsEarlierDeathsOnceAProgramStoodLongEnough() {
        assertThat(backoff.deathsInARow(5, Duration.ofSeconds(59))).isEqualTo(6);
        assertThat(backoff.deathsInARow(5, Duration.ofSeconds(60))).isEqualTo(1);
    }
}
