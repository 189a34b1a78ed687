package dev.eventcrm.engine.ses.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SendRateTest {
    private static final long SECOND = 1_000_000_000;

    private final AtomicLong now = new AtomicLong();
    private final SendRate rate = new SendRate(now::get);

    @Test
    void holdsNothingBackWithoutAQuota() {
        assertThat(taken(10_000)).isEqualTo(10_000);
    }

    @Test
    void lastsForOneSecondAtOnceAndFillsEvenly() {
        rate.limitTo(14.0);
        assertThat(taken(100)).isEqualTo(14);
        now.addAndGet(SECOND / 2);
        assertThat(taken(100)).isEqualTo(7);
        now.addAndGet(10 * SECOND);
        assertThat(taken(100)).isEqualTo(14);
    }

    @Test
    void aMailToManyIsMadeUpForAfterwards() {
        rate.limitTo(1.0);
        assertThat(rate.take(5)).isTrue();
        now.addAndGet(4 * SECOND);
        assertThat(rate.take(1)).isFalse();
        now.addAndGet(SECOND);
        assertThat(rate.take(1)).isTrue();
    }

    @Test
    void belowOnePerSecondStillLetsOnePass() {
        rate.limitTo(0.5);
        assertThat(taken(2)).isEqualTo(1);
        now.addAndGet(2 * SECOND);
        assertThat(taken(2)).isEqualTo(1);
    }

    /** Over any time, no more than the burst and what has flowed in; and all of that for a client that asks often enough. */
    @Property(tries = 200)
    void isNeverExceededNorWasted(
            @ForAll @DoubleRange(min = 1, max = 500) double quota, @ForAll @IntRange(min = 1, max = 50) int seconds) {
        AtomicLong clock = new AtomicLong();
        SendRate limited = new SendRate(clock::get);
        limited.limitTo(quota);
        int passed = 0;
        long step = (long) (SECOND / quota / 4);
        for (long time = 0; time <= seconds * SECOND; time += step) {
            clock.set(time);
            passed += limited.take(1) ? 1 : 0;
        }
        assertThat(passed).isBetween((int) (quota * seconds * 0.98), (int) (quota * (seconds + 1)) + 1);
    }

    private int taken(int tries) {
        int taken = 0;
        for (int i = 0; i < tries; i++) {
            taken += rate.take(1) ? 1 : 0;
        }
        return taken;
    }
}
