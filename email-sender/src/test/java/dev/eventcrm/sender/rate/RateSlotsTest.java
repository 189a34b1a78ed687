package dev.eventcrm.sender.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class RateSlotsTest {
    private static final long START = 1_800_000_000_000_000L;

    @Property
    void slotsLieOneBehindTheOtherAsFarApartAsTheRateSays(
            @ForAll @DoubleRange(min = 0.1, max = 5_000) double perSecond,
            @ForAll @IntRange(min = 1, max = 2_000) int count) {
        RateSlots slots = new RateSlots(START, count, perSecond);

        for (int i = 1; i < count; i++) {
            assertThat((double) (slots.at(i) - slots.at(i - 1))).isCloseTo(1e6 / perSecond, within(1.0));
        }
        assertThat((double) (slots.end() - slots.at(count - 1))).isCloseTo(1e6 / perSecond, within(2.0));
    }

    @Property
    void reservationsInARowNeverGiveMoreThanTheRate(
            @ForAll @DoubleRange(min = 0.5, max = 2_000) double perSecond,
            @ForAll @IntRange(min = 1, max = 50) int reservations) {
        int count = RateSlots.countFor(perSecond, Duration.ofMillis(250));
        long end = START;
        for (int i = 0; i < reservations; i++) {
            end = new RateSlots(end, count, perSecond).end();
        }

        double lasted = (end - START) / 1e6;
        assertThat(reservations * (double) count / lasted).isCloseTo(perSecond, within(perSecond * 0.005));
    }

    @Property
    void atLeastOneSlotIsReserved(@ForAll @DoubleRange(min = 0.01, max = 5_000) double perSecond) {
        int count = RateSlots.countFor(perSecond, Duration.ofMillis(250));

        assertThat(count).isGreaterThanOrEqualTo(1);
        assertThat((double) count).isCloseTo(perSecond / 4, within(Math.max(1.0, perSecond * 0.01)));
    }
}
