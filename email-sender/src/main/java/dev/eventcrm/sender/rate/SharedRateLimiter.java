package dev.eventcrm.sender.rate;

import dev.eventcrm.table.retry.ShutdownSignal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/**
 * Hands out the slots in which mails may be submitted. Slots are reserved when somebody asks for one, so an idle process
 * reserves none.
 */
@Component
public class SharedRateLimiter {
    private final RateReservations book;
    private final RateSettings settings;
    private final ShutdownSignal stop;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock(true);
    private final PriorityQueue<Long> free = new PriorityQueue<>();
    private volatile double allowed;

    SharedRateLimiter(RateReservations book, RateSettings settings, ShutdownSignal stop, Clock clock) {
        this.book = book;
        this.settings = settings;
        this.stop = stop;
        this.clock = clock;
    }

    /**
     * The leave to submit one mail.
     *
     * @param at its moment in microseconds since the epoch
     */
    public record Permit(long at) {}

    /**
     * Says what SES allows.
     *
     * @param perSecond recipients per second; without limit unless above 0
     */
    public void allow(double perSecond) {
        allowed = perSecond;
    }

    /**
     * Waits for a slot.
     *
     * @throws InterruptedException when the program ends first
     */
    public Permit take() throws InterruptedException {
        double perSecond = allowed * settings.share();
        if (perSecond <= 0) {
            return new Permit(Long.MAX_VALUE);
        }
        Permit permit = reserve(perSecond);
        while (isWaitedFor(permit) && isTooLate(permit, clock.instant())) {
            // The machine stood still, and all who waited wake at once. Where the table is slow instead, each slot may
            // be late.
            permit = reserve(perSecond);
        }
        return permit;
    }

    /** Waits for its moment; gives whether there was any need to. */
    private boolean isWaitedFor(Permit permit) throws InterruptedException {
        long wait = permit.at() - RateSlots.micros(clock.instant());
        if (wait > 0 && stop.raisedWithin(Duration.of(wait, ChronoUnit.MICROS))) {
            throw new InterruptedException("ended while waiting for a slot");
        }
        return wait > 0;
    }

    private boolean isTooLate(Permit permit, Instant now) {
        return permit.at() < RateSlots.micros(now.minus(settings.lateness()));
    }

    private Permit reserve(double perSecond) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            Instant asked = clock.instant();
            long now = RateSlots.micros(asked);
            while (!free.isEmpty() && isTooLate(new Permit(free.element()), asked)) {
                free.remove();
            }
            if (free.isEmpty()) {
                long catchUp = TimeUnit.NANOSECONDS.toMicros(settings.catchUp().toNanos());
                RateSlots slots =
                        book.reserve(now, catchUp, RateSlots.countFor(perSecond, settings.reservation()), perSecond);
                for (int i = 0; i < slots.count(); i++) {
                    free.add(slots.at(i));
                }
            }
            return new Permit(free.remove());
        } finally {
            lock.unlock();
        }
    }

    /**
     * Gives a slot back that was not used, for another mail.
     *
     * @param permit the slot
     */
    public void giveBack(Permit permit) {
        if (permit.at() == Long.MAX_VALUE) {
            return;
        }
        lock.lock();
        try {
            free.add(permit.at());
        } finally {
            lock.unlock();
        }
    }
}
