package dev.eventcrm.command.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eventcrm.command.Concurrently;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LanesTest {
    private final AtomicInteger within = new AtomicInteger();

    @Test
    void inOneLaneOneFollowsTheOther() {
        Lanes lanes = new Lanes(new LaneSettings(4, Duration.ofSeconds(10)));

        List<Integer> inside = Concurrently.each(
                200,
                _ -> lanes.in("hot", () -> {
                    int entered = within.incrementAndGet();
                    within.decrementAndGet();
                    return entered;
                }));

        assertThat(inside).containsOnly(1);
    }

    @Test
    void whoseTurnDoesNotComeInTimeIsToldSo() {
        Lanes lanes = new Lanes(new LaneSettings(1, Duration.ofMillis(20)));
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        Thread first = Thread.ofVirtual()
                .start(() -> lanes.in("hot", () -> {
                    entered.countDown();
                    return await(leave);
                }));
        await(entered);

        assertThatThrownBy(() -> lanes.in("hot", () -> "never"))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("'hot'");

        leave.countDown();
        assertThat(join(first)).isTrue();
        assertThat(lanes.in("hot", () -> "now")).isEqualTo("now");
    }

    @Test
    void aFaultLeavesTheLaneFree() {
        Lanes lanes = new Lanes(new LaneSettings(1, Duration.ofMillis(20)));

        assertThatThrownBy(() -> lanes.in("hot", () -> {
                    throw new IllegalStateException("fault");
                }))
                .hasMessage("fault");

        assertThat(lanes.in("hot", () -> "now")).isEqualTo("now");
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
