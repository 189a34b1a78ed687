package dev.eventcrm.table.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.eventcrm.table.retry.OutageLog;
import dev.eventcrm.table.retry.RetryableCall;
import dev.eventcrm.table.retry.RetryableCall.RetryLater;
import dev.eventcrm.table.retry.RetryableCall.Success;
import dev.eventcrm.test.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** One loop looks at a dependency; health only reads. */
class DependencyProbeTest {
    private static final Duration AT_ONCE = Duration.ofNanos(1_000);
    private static final ProbeSettings SETTINGS = new ProbeSettings(
            AT_ONCE, AT_ONCE, AT_ONCE, Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(1));
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final MovableClock clock = new MovableClock(START);
    private final OutageLog dependency = new OutageLog("the table", clock);
    private final AtomicInteger looks = new AtomicInteger();
    private final CountDownLatch answer = new CountDownLatch(1);
    private final List<Object> events = new CopyOnWriteArrayList<>();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private DependencyProbe probe = probe(() -> new Success<>(true));

    @AfterEach
    void stop() {
        answer.countDown();
        probe.stop();
        logger(OutageLog.class).detachAppender(log);
    }

    @Test
    void isDownBeforeTheFirstLook() {
        assertThat(health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(health().getDetails()).containsEntry("reason", "not looked at yet");
    }

    @Test
    void isUpOnceALookFoundAllAndTellsWhenThatWas() {
        probe.start();

        await().until(() -> health().getStatus().equals(Status.UP));
        assertThat(health().getDetails()).containsEntry("seenAt", START.toString());
    }

    @Test
    void isDownWithTheReasonWhileSomethingIsMissingAndRecoversByItself() {
        AtomicInteger lacking = new AtomicInteger(1);
        start(probe(() -> lacking.get() == 1 ? new RetryLater<>("no index") : new Success<>(true)));
        await().until(() -> "no index".equals(health().getDetails().get("reason")));
        assertThat(health().getStatus()).isEqualTo(Status.DOWN);

        lacking.set(0);

        await().until(() -> health().getStatus().equals(Status.UP));
    }

    @Test
    void neverLooksTwiceAtATimeHoweverManyAskForHealth() {
        start(probe(this::hang));
        await().until(() -> looks.get() == 1);

        for (int i = 0; i < 1_000; i++) {
            health();
        }

        assertThat(looks).hasValue(1);
    }

    @Test
    void isDownWhileALookIsOverdueAndTellsSinceWhen() {
        AtomicInteger number = new AtomicInteger();
        start(probe(() -> number.getAndIncrement() == 0 ? new Success<>(true) : hang()));
        await().until(() -> looks.get() == 1);
        assertThat(health().getStatus()).isEqualTo(Status.UP);

        clock.advance(Duration.ofSeconds(5));

        assertThat(health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(health().getDetails()).containsEntry("reason", "no answer since " + START);
    }

    @Test
    void goesOnWhateverALookThrows() {
        AtomicInteger number = new AtomicInteger();
        start(probe(() -> switch (number.getAndIncrement()) {
            case 0 -> throw new IllegalStateException("unforeseen");
            case 1 -> throw new AssertionError("worse");
            case 2 -> throw new InterruptedException();
            default -> new Success<>(true);
        }));

        await().until(() -> health().getStatus().equals(Status.UP));
        assertThat(events).isEmpty();
    }

    @Test
    void livenessIsBrokenWhenTheLoopEndsAllTheSame() {
        RandomGenerator broken = () -> {
            throw new AssertionError("broken");
        };
        probe = new DependencyProbe(dependency, () -> new Success<>(true), SETTINGS, clock, broken, events::add);

        probe.start();

        await().dontCatchUncaughtExceptions().until(() -> !events.isEmpty());
        assertThat(events)
                .singleElement()
                .isInstanceOfSatisfying(
                        AvailabilityChangeEvent.class,
                        event -> assertThat(event.getState()).isEqualTo(LivenessState.BROKEN));
        assertThat(health().getStatus()).isEqualTo(Status.DOWN);
    }

    @Test
    void theEndOfTheProgramBreaksNothing() {
        probe.start();
        await().until(() -> health().getStatus().equals(Status.UP));

        probe.stop();

        assertThat(probe.isRunning()).isFalse();
        assertThat(events).isEmpty();
    }

    @Test
    void theEndOfTheProgramWaitsForTheLookUnderWay() throws InterruptedException {
        AtomicBoolean looked = new AtomicBoolean();
        start(probe(() -> {
            RetryableCall.Outcome<Boolean> outcome = hang();
            looked.set(true);
            return outcome;
        }));
        await().until(() -> looks.get() == 1);

        Thread ending = Thread.startVirtualThread(probe::stop);
        await().until(() -> !probe.isRunning());
        answer.countDown();
        ending.join();

        assertThat(looked).isTrue();
    }

    @Test
    void theLogTellsOnceThatTheDependencyIsAwayAndOnceThatItIsBack() {
        log.start();
        logger(OutageLog.class).addAppender(log);
        AtomicInteger number = new AtomicInteger();
        start(probe(() -> number.getAndIncrement() < 20 ? new RetryLater<>("refused") : new Success<>(true)));

        await().until(() -> health().getStatus().equals(Status.UP));

        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("waiting for the table: refused", "the table is back after 0 s; going on");
    }

    private RetryableCall.Outcome<Boolean> hang() throws InterruptedException {
        looks.incrementAndGet();
        answer.await();
        return new Success<>(true);
    }

    private DependencyProbe probe(RetryableCall<Boolean> look) {
        return new DependencyProbe(dependency, look, SETTINGS, clock, new Random(7), events::add);
    }

    private void start(DependencyProbe started) {
        probe = started;
        probe.start();
    }

    private Health health() {
        return new ProbeHealthIndicator(dependency, probe).health();
    }

    private static Logger logger(Class<?> type) {
        return (Logger) LoggerFactory.getLogger(type);
    }
}
