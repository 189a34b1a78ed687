package dev.eventcrm.sender.rate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.sender.store.Tables;
import dev.eventcrm.table.retry.ShutdownSignal;
import dev.eventcrm.test.DynamoDbLocal;
import dev.eventcrm.test.MovableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Three processes, told apart by nothing but their memory, keep one rate through the real table. */
class SharedRateLimiterTest {
    private static final RateSettings SETTINGS =
            new RateSettings(0.98, Duration.ofMillis(250), Duration.ofMillis(400), Duration.ofMillis(800));

    /** Under which no slot is lost, however long the machine stands still. */
    private static final RateSettings WITHOUT_HASTE =
            new RateSettings(0.98, Duration.ofMillis(250), Duration.ofMinutes(1), Duration.ofMinutes(1));

    @BeforeEach
    void emptyTable() {
        DynamoDbLocal.shared().reset();
    }

    private static SharedRateLimiter process(double perSecond) {
        return process(perSecond, SETTINGS, Clock.systemUTC());
    }

    private static SharedRateLimiter process(double perSecond, Clock clock) {
        return process(perSecond, SETTINGS, clock);
    }

    private static SharedRateLimiter process(double perSecond, RateSettings settings, Clock clock) {
        SharedRateLimiter rate =
                new SharedRateLimiter(new RateReservations(Tables.shared()), settings, new ShutdownSignal(), clock);
        rate.allow(perSecond);
        return rate;
    }

    @ParameterizedTest
    @ValueSource(doubles = {14, 200})
    void eightThreadsInThreeProcessesUseNearlyAllOfTheRateAndNoMore(double perSecond) throws InterruptedException {
        List<SharedRateLimiter> processes = Stream.generate(() -> process(perSecond, WITHOUT_HASTE, Clock.systemUTC()))
                .limit(3)
                .toList();
        ConcurrentLinkedQueue<Long> taken = new ConcurrentLinkedQueue<>();
        long first = processes.getFirst().take().at();
        taken.add(first);
        long end = first + 3_000_000;
        List<Thread> threads = new ArrayList<>();
        for (SharedRateLimiter process : processes) {
            for (int i = 0; i < 8; i++) {
                threads.add(Thread.ofVirtual().start(() -> takeUntil(end, process, taken)));
            }
        }
        for (Thread thread : threads) {
            thread.join();
        }

        List<Long> moments = taken.stream().sorted().toList();
        assertThat(moments.size() / 3.0).isBetween(0.95 * perSecond, perSecond + 1);
        assertThat(mostWithinASecond(moments)).isLessThanOrEqualTo(Math.round(perSecond));
    }

    private static void takeUntil(long end, SharedRateLimiter process, ConcurrentLinkedQueue<Long> taken) {
        try {
            for (long at = process.take().at(); at < end; at = process.take().at()) {
                taken.add(at);
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
        SharedRateLimiter process = process(100);
        SharedRateLimiter.Permit unused = process.take();

        process.giveBack(unused);

        assertThat(process.take()).isEqualTo(unused);
    }

    @Test
    void aSlotThatIsGivenBackTooLateIsNotUsedAnyMore() throws InterruptedException {
        MovableClock clock = new MovableClock(Instant.parse("2026-03-02T10:00:00Z"));
        SharedRateLimiter process = process(100, clock);
        process.giveBack(process.take());

        clock.advance(Duration.ofSeconds(2));

        assertThat(process.take().at())
                .isGreaterThanOrEqualTo(RateSlots.micros(clock.instant().minus(SETTINGS.lateness())));
    }

    @Test
    void aSlotThatWasSleptPastIsNotUsedAnyMore() throws InterruptedException {
        Instant begin = Instant.parse("2026-03-02T10:00:00Z");
        process(1, new MovableClock(begin)).take();
        Instant soon = begin.plusSeconds(1);
        Instant late = begin.plusSeconds(10);

        // The next slot is not quite due when it is reserved, and waited for.
        SharedRateLimiter process = process(1, showing(soon, soon, late));

        assertThat(process.take().at()).isGreaterThanOrEqualTo(RateSlots.micros(late.minus(SETTINGS.lateness())));
    }

    /** A clock that shows one of these at each look, and the last of them from then on. */
    private static Clock showing(Instant... moments) {
        Deque<Instant> left = new ArrayDeque<>(List.of(moments));
        InstantSource looks = () -> left.size() > 1 ? left.remove() : left.element();
        return looks.withZone(ZoneOffset.UTC);
    }

    @Test
    void aRestIsNotMadeUpFor() throws InterruptedException {
        MovableClock clock = new MovableClock(Instant.parse("2026-03-02T10:00:00Z"));
        process(100, clock).take();

        clock.advance(Duration.ofMinutes(10));

        assertThat(process(100, clock).take().at())
                .isGreaterThanOrEqualTo(RateSlots.micros(clock.instant().minus(SETTINGS.catchUp())));
    }

    @Test
    void withoutAQuotaNobodyWaits() throws InterruptedException {
        SharedRateLimiter process = process(0);
        long begin = System.nanoTime();

        for (int i = 0; i < 10_000; i++) {
            process.take();
        }

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
    }
}
