package dev.eventcrm.command.store;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * Lanes in which commands on the same hot item follow each other, first come, first served, instead of failing on each
 * other's versions. They make a rush fast, never correct: other processes have locks of their own, and the conditions of
 * the writes hold without any. Nobody may enter a lane from within one.
 */
@Component
public class KeyedLocks {
    private final ReentrantLock[] locks;
    private final KeyedLockSettings settings;

    KeyedLocks(KeyedLockSettings settings) {
        this.settings = settings;
        this.locks = IntStream.range(0, settings.count())
                .mapToObj(_ -> new ReentrantLock(true))
                .toArray(ReentrantLock[]::new);
    }

    /**
     * Does something when its turn has come.
     *
     * @param id id of the hot item
     * @param work what to do
     * @throws UnavailableException when the turn does not come in time
     */
    public <T> T in(String id, Supplier<T> work) {
        ReentrantLock lane = locks[Math.floorMod(id.hashCode(), locks.length)];
        if (!entered(lane)) {
            throw new UnavailableException("too many others wait for '" + id + "'");
        }
        try {
            return work.get();
        } finally {
            lane.unlock();
        }
    }

    private boolean entered(ReentrantLock lane) {
        try {
            return lane.tryLock(settings.maxWait().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
