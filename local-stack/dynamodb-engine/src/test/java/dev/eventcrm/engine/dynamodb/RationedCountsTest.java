package dev.eventcrm.engine.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.engine.dynamodb.RationedCounts.Counted;
import dev.eventcrm.engine.dynamodb.RationedCounts.Figure;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RationedCountsTest {
    private static final Counted PEOPLE = new Counted("people", "", Figure.ITEMS);

    private final AtomicLong now = new AtomicLong();
    private final RationedCounts counts = new RationedCounts(now::get);
    private long rows;

    private long countThatTakes(Duration duration) {
        return counts.of(PEOPLE, () -> {
            now.addAndGet(duration.toNanos());
            return ++rows;
        });
    }

    private void pass(Duration duration) {
        now.addAndGet(duration.toNanos());
    }

    @Test
    void keepsACountAThousandTimesAsLongAsItTook() {
        countThatTakes(Duration.ofSeconds(1));
        pass(Duration.ofSeconds(999));
        assertThat(countThatTakes(Duration.ofSeconds(1))).isEqualTo(1);
    }

    @Test
    void countsAgainAfterThat() {
        countThatTakes(Duration.ofSeconds(1));
        pass(Duration.ofSeconds(1000));
        assertThat(countThatTakes(Duration.ofSeconds(1))).isEqualTo(2);
    }

    @Test
    void countsAgainAfterSixHoursHoweverLongItTakes() {
        countThatTakes(Duration.ofMinutes(1));
        pass(Duration.ofHours(6));
        assertThat(countThatTakes(Duration.ofMinutes(1))).isEqualTo(2);
    }

    @Test
    void forgetsTheCountsOfATableThatIsDeleted() {
        countThatTakes(Duration.ofSeconds(1));
        counts.forget("people");
        assertThat(countThatTakes(Duration.ofSeconds(1))).isEqualTo(2);
    }
}
