package dev.eventcrm.table.retry;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Tells everything that waits or loops that the program is ending. Once raised it stays so. */
public final class ShutdownSignal {
    private final CountDownLatch raised = new CountDownLatch(1);

    /** Raises it. */
    public void raise() {
        raised.countDown();
    }

    /** Whether it has been raised. */
    public boolean isRaised() {
        return raised.getCount() == 0;
    }

    /**
     * Pauses, unless the program ends in the meantime.
     *
     * @param pause for how long
     * @return whether the signal was raised
     */
    public boolean raisedWithin(Duration pause) throws InterruptedException {
        return raised.await(pause.toNanos(), TimeUnit.NANOSECONDS);
    }
}
