package dev.eventcrm.sender.rate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.sender.store.Tables;
import dev.eventcrm.test.DynamoDbLocal;
import dev.eventcrm.test.MovableClock;
import dev.eventcrm.waiting.StopSignal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Three processes, told apart by nothing but their memory, keep one rate through the real table. */
class SharedRateTest {
    private static final RateSettings SETTINGS =
            new RateSettings(0.98, Duration.ofMillis(250), Duration.ofMillis(400), Duration.ofMillis(800));

    @BeforeEach
    void emptyTable() {
        DynamoDbLocal.shared().reset();
    }

    private static SharedRate process(double perSecond) {
        return process(perSecond, Clock.systemUTC());
    }

    private static SharedRate process(double perSecond, Clock clock) {
        SharedRate rate = new SharedRate(new SlotBook(Tables.shared()), SETTINGS, new StopSignal(), clock);
        rate.allow(perSecond);
        return rate;
    }

    @ParameterizedTest
    @ValueSource(doubles = {14, 200})
    void eightThreadsInThreeProcessesUseNearlyAllOfTheRateAndNoMore(double perSecond) throws InterruptedException {
        long slots = Math.round(perSecond * 4);
        ConcurrentLinkedQueue<Long> taken = new ConcurrentLinkedQueue<>();
        List<Thread> threads = new ArrayList<>();
        for (SharedRate process : List.of(process(perSecond), process(perSecond), process(perSecond))) {
            for (int i = 0; i < 8; i++) {
                threads.add(Thread.ofVirtual().start(() -> takeUntilFull(process, taken, slots)));
            }
        }
        for (Thread thread : threads) {
            thread.join();
        }

        List<Long> moments = taken.stream().sorted().toList();
        // In the end some processes have slots left that nobody asks for any more.
        long end = moments.getFirst() + 3_000_000;
        double used = moments.stream().filter(moment -> moment < end).count() / 3.0;
        assertThat(used).isBetween(0.95 * perSecond, perSecond + 1);
        assertThat(mostWithinASecond(moments)).isLessThanOrEqualTo(Math.round(perSecond));
    }

    private static void takeUntilFull(SharedRate process, ConcurrentLinkedQueue<Long> taken, long slots) {
        try {
            while (taken.size() < slots) {
                taken.add(process.take().at());
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long mostWithinASecond(List<Long> moments) {
        return moments.stream()
                .mapToLong(first -> moments.stream()
                        .filter(moment -> moment >= first && moment < first + 1_000_000)
                        .count())
                .max()
                .orElse(0);
    }

    @Test
    void aSlotThatIsGivenBackIsTheNextOne() throws InterruptedException {
        SharedRate process = process(100);
        SharedRate.Permit unused = process.take();

        process.giveBack(unused);

        assertThat(process.take()).isEqualTo(unused);
    }

    @Test
    void aSlotThatIsGivenBackTooLateIsNotUsedAnyMore() throws InterruptedException {
        MovableClock clock = new MovableClock(Instant.parse("2026-03-02T10:00:00Z"));
        SharedRate process = process(100, clock);
        process.giveBack(process.take());

        clock.advance(Duration.ofSeconds(2));

        assertThat(process.take().at())
                .isGreaterThanOrEqualTo(Slots.micros(clock.instant().minus(SETTINGS.lateness())));
    }

    @Test
    void aRestIsNotMadeUpFor() throws InterruptedException {
        MovableClock clock = new MovableClock(Instant.parse("2026-03-02T10:00:00Z"));
        process(100, clock).take();

        clock.advance(Duration.ofMinutes(10));

        assertThat(process(100, clock).take().at())
                .isGreaterThanOrEqualTo(Slots.micros(clock.instant().minus(SETTINGS.catchUp())));
    }

    @Test
    void withoutAQuotaNobodyWaits() throws InterruptedException {
        SharedRate process = process(0);
        long begin = System.nanoTime();

        for (int i = 0; i < 10_000; i++) {
            process.take();
        }

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
    }
}
