package dev.eventcrm.sender.rate;

import dev.eventcrm.schema.Pure;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Moments, evenly spaced, at each of which one mail may be submitted. All slots that anybody reserves lie one behind the
 * other, which makes the generic cell rate algorithm (ITU-T I.371) of it, without a burst.
 *
 * @param start the first moment, in microseconds since the epoch
 * @param count how many
 * @param perSecond how many there are in a second
 */
@Pure
record RateSlots(long start, int count, double perSecond) {
    private static final double MICROS = 1_000_000;

    /** How many to reserve at once, at least one. */
    static int countFor(double perSecond, Duration length) {
        return (int) Math.max(1, Math.round(perSecond * length.toNanos() / 1e9));
    }

    /** How long that many slots last, in microseconds. */
    static long lengthOf(int count, double perSecond) {
        return Math.max(1, Math.round(count * MICROS / perSecond));
    }

    /** An instant in microseconds since the epoch. */
    static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    /**
     * The moment of one of the slots, in microseconds since the epoch.
     *
     * @param index which, from 0
     */
    long at(int index) {
        return start + Math.round(index * MICROS / perSecond);
    }

    /** The moment at which the slots of the next who reserves may begin. */
    long end() {
        return start + lengthOf(count, perSecond);
    }
}
