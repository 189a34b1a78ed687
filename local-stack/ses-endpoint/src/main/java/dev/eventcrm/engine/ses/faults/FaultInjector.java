package dev.eventcrm.engine.ses.faults;

import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/** Keeps the settings, draws faults and limits the rate. Safe for use by several threads. */
public final class FaultInjector {
    private final SendRate rate;
    private Faults faults;
    /** One for calls, one for events: how many events there are must not change which calls fail. */
    private SplittableRandom calls;

    private SplittableRandom events;

    /**
     * Begins with settings.
     *
     * @param nanoTime a clock that only goes forward
     */
    public FaultInjector(Faults faults, LongSupplier nanoTime) {
        this.faults = faults;
        this.calls = new SplittableRandom(faults.seed());
        this.events = new SplittableRandom(faults.seed());
        this.rate = new SendRate(nanoTime);
        rate.limitTo(faults.quota());
    }

    /** The settings now. */
    public synchronized Faults faults() {
        return faults;
    }

    /**
     * Changes the settings.
     *
     * @param change makes the new ones of the old ones; what it throws, changes nothing
     */
    public synchronized Faults change(UnaryOperator<Faults> change) {
        Faults changed = change.apply(faults);
        if (changed.seed() != faults.seed()) {
            calls = new SplittableRandom(changed.seed());
            events = new SplittableRandom(changed.seed());
        }
        if (!Objects.equals(changed.quota(), faults.quota())) {
            rate.limitTo(changed.quota());
        }
        faults = changed;
        return changed;
    }

    /** Draws what goes wrong with the next call. */
    public synchronized Fault draw() {
        return Fault.of(faults, calls.nextDouble());
    }

    /**
     * Draws for an event.
     *
     * @return evenly spread, at least 0 and below 1
     */
    public synchronized double rollForEvent() {
        return events.nextDouble();
    }

    /**
     * Takes recipients off the quota.
     *
     * @return false if the rate is exceeded
     */
    public synchronized boolean take(int recipients) {
        return rate.take(recipients);
    }
}
