package dev.eventcrm.command.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eventcrm.command.Concurrently;
import java.time.Duration;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class KeyedLocksTest {
    @Test
    void inOneLaneNobodyMeets() {
        KeyedLocks locks = new KeyedLocks(new KeyedLockSettings(4, Duration.ofSeconds(10)));
        CyclicBarrier meeting = new CyclicBarrier(2);

        assertThat(Concurrently.each(2, _ -> locks.in("hot", () -> meet(meeting, 50))))
                .containsOnly(false);
    }

    @Test
    void inTwoLanesTwoMayMeet() {
        KeyedLocks locks = new KeyedLocks(new KeyedLockSettings(256, Duration.ofSeconds(10)));
        CyclicBarrier meeting = new CyclicBarrier(2);

        assertThat(Concurrently.each(2, i -> locks.in("event-" + i, () -> meet(meeting, 10_000))))
                .containsOnly(true);
    }

    @Test
    void whoseTurnDoesNotComeInTimeIsToldSo() {
        KeyedLocks locks = new KeyedLocks(new KeyedLockSettings(1, Duration.ofMillis(20)));
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        Thread first = Thread.ofVirtual()
                .start(() -> locks.in("hot", () -> {
                    entered.countDown();
                    return await(leave);
                }));
        await(entered);

        assertThatThrownBy(() -> locks.in("hot", () -> "never"))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("'hot'");

        leave.countDown();
        assertThat(join(first)).isTrue();
        assertThat(locks.in("hot", () -> "now")).isEqualTo("now");
    }

    @Test
    void aFaultLeavesTheLaneFree() {
        KeyedLocks locks = new KeyedLocks(new KeyedLockSettings(1, Duration.ofMillis(20)));

        assertThatThrownBy(() -> locks.in("hot", () -> {
                    throw new IllegalStateException("fault");
                }))
                .hasMessage("fault");

        assertThat(locks.in("hot", () -> "now")).isEqualTo("now");
    }

    private static boolean meet(CyclicBarrier meeting, int patienceInMillis) {
        try {
            meeting.await(patienceInMillis, TimeUnit.MILLISECONDS);
            return true;
        } catch (BrokenBarrierException | TimeoutException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static boolean join(Thread thread) {
        try {
            return thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
