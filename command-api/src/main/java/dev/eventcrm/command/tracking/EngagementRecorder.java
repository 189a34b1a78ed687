package dev.eventcrm.command.tracking;

import dev.eventcrm.command.store.Decision;
import dev.eventcrm.command.store.ItemStore;
import dev.eventcrm.command.store.KeyedLocks;
import dev.eventcrm.command.store.TransactionWrites;
import dev.eventcrm.command.store.Transactions;
import dev.eventcrm.command.store.UnavailableException;
import dev.eventcrm.schema.item.EmailId;
import dev.eventcrm.schema.item.EmailItem;
import dev.eventcrm.schema.item.Engagement;
import dev.eventcrm.table.retry.Backoff;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Writes opens and clicks down. Whoever follows a link waits for that as long as it goes as usual, so that a click which was
 * answered is kept even if this process dies the moment after; and not longer, so that no link ever fails because of the table.
 * What is not written by then is tried again for minutes. It is lost only when the process ends, or when more than a bounded
 * number wait: that is counted.
 */
@Component
final class EngagementRecorder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EngagementRecorder.class);
    private static final int ATTEMPTS = 15;
    private static final Backoff DELAYS = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30));
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Transactions transactions;
    private final ItemStore items;
    private final KeyedLocks locks;
    private final Clock clock;
    private final MeterRegistry meters;
    private final TrackingSettings settings;
    private final Semaphore room;
    private final ExecutorService writers = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("touch-", 0).factory());
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicBoolean waiting = new AtomicBoolean();

    EngagementRecorder(
            Transactions transactions,
            ItemStore items,
            KeyedLocks locks,
            Clock clock,
            MeterRegistry meters,
            TrackingSettings settings) {
        this.transactions = transactions;
        this.items = items;
        this.locks = locks;
        this.clock = clock;
        this.meters = meters;
        this.settings = settings;
        this.room = new Semaphore(settings.pending());
    }

    /**
     * Writes a touch down, now or a little later. Never throws.
     *
     * @param id the mail; one that is not known is left
     * @param kind what it is
     * @param link which link, as {@link Links#hash} names it; empty for an open
     */
    void record(EmailId id, Engagement.Kind kind, String link) {
        Engagement touch = new Engagement(kind, clock.instant(), link);
        if (!room.tryAcquire()) {
            count("lost");
            return;
        }
        Future<?> written = writers.submit(() -> {
            try {
                writeAtLast(id, touch);
            } finally {
                room.release();
            }
        });
        try {
            written.get(settings.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            count("late");
        } catch (ExecutionException e) {
            LOG.error("cannot write down what happened to the mail {}", id, e.getCause());
            count("lost");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void writeAtLast(EmailId id, Engagement touch) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                boolean known = locks.in(id.toString(), () -> transactions.run(_ -> write(id, touch)));
                count(known ? "written" : "unknown");
                if (waiting.compareAndSet(true, false)) {
                    LOG.info("opens and clicks are written down again");
                }
                return;
            } catch (UnavailableException e) {
                if (waiting.compareAndSet(false, true)) {
                    LOG.warn("opens and clicks wait to be written down, because {}", e.getMessage());
                }
                if (stopsWithin(DELAYS.pauseAfter(attempt))) {
                    break;
                }
            }
        }
        count("lost");
    }

    private Decision<Boolean> write(EmailId id, Engagement touch) {
        EmailItem email = items.read(id.key()).email(id);
        if (email == null) {
            return Decision.of(false);
        }
        EmailItem touched = email.touched(touch, clock.instant());
        return touched.touches().equals(email.touches())
                ? Decision.of(true)
                : new Decision<>(TransactionWrites.saving(touched), true);
    }

    private boolean stopsWithin(Duration delay) {
        try {
            return stopped.await(delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void count(String outcome) {
        meters.counter("crm.touches", "outcome", outcome).increment();
    }

    @Override
    public void close() {
        stopped.countDown();
        writers.shutdown();
        try {
            if (!writers.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                writers.shutdownNow();
            }
        } catch (InterruptedException _) {
            writers.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
