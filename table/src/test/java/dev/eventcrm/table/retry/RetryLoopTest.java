package dev.eventcrm.table.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.eventcrm.table.retry.RetryableCall.RetryLater;
import dev.eventcrm.table.retry.RetryableCall.Success;
import dev.eventcrm.test.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class RetryLoopTest {
    private static final RetrySettings SETTINGS = new RetrySettings(
            Duration.ofNanos(100), Duration.ofNanos(1_000), Duration.ofSeconds(1), Duration.ofSeconds(30));

    private final MovableClock clock = new MovableClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final ShutdownSignal stop = new ShutdownSignal();
    private final OutageLog dependency = new OutageLog("OpenSearch at http://127.0.0.1:9200", clock);
    private final RetryLoop retryLoop = new RetryLoop(SETTINGS, stop, clock, new Random(7));
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        logger().addAppender(log);
    }

    @AfterEach
    void endListening() {
        logger().detachAppender(log);
    }

    @Test
    void triesUntilItIsDone() throws InterruptedException {
        assertThat(retryLoop.until(dependency, failing(5, Duration.ZERO))).isEqualTo("done");
    }

    @Test
    void saysOnceThatItWaitsAndOnceThatItGoesOn() throws InterruptedException {
        retryLoop.until(dependency, failing(20, Duration.ofSeconds(5)));

        assertThat(lines())
                .containsExactly(
                        "waiting for OpenSearch at http://127.0.0.1:9200: refused",
                        "OpenSearch at http://127.0.0.1:9200 is back after 95 s; going on");
    }

    @Test
    void doesNotLogAFailureThatPassesAtOnce() throws InterruptedException {
        retryLoop.until(dependency, failing(3, Duration.ofMillis(100)));

        assertThat(lines()).isEmpty();
    }

    @Test
    void repeatsEveryHalfMinuteWhatAStartUpWaitsFor() throws InterruptedException {
        retryLoop.reminding().until(dependency, failing(13, Duration.ofSeconds(5)));

        assertThat(lines()).filteredOn(line -> line.startsWith("still waiting")).hasSize(2);
    }

    @Test
    void saysItOnceHoweverManyWait() throws InterruptedException {
        AtomicInteger failures = new AtomicInteger();
        retryLoop.until(dependency, () -> {
            clock.advance(Duration.ofSeconds(2));
            if (failures.incrementAndGet() == 3) {
                retryLoop.until(dependency, failing(3, Duration.ofSeconds(2)));
            }
            return failures.get() < 5 ? new RetryLater<>("refused") : new Success<>(true);
        });

        assertThat(lines()).filteredOn(line -> line.startsWith("waiting")).hasSize(1);
        assertThat(lines()).filteredOn(line -> line.contains("going on")).hasSize(1);
    }

    @Test
    void showsTheWaitWhileItLasts() throws InterruptedException {
        AtomicInteger failures = new AtomicInteger();
        retryLoop.until(dependency, () -> {
            clock.advance(Duration.ofSeconds(2));
            if (failures.incrementAndGet() == 3) {
                assertThat(dependency.currentWait())
                        .hasValueSatisfying(wait -> assertThat(wait.reason()).isEqualTo("refused"));
            }
            return failures.get() < 3 ? new RetryLater<>("refused") : new Success<>(true);
        });

        assertThat(dependency.currentWait()).isEmpty();
    }

    @Test
    void endsWithTheProgram() {
        stop.raise();

        assertThatThrownBy(() -> retryLoop.until(dependency, () -> new RetryLater<String>("refused")))
                .isInstanceOf(InterruptedException.class);
    }

    @Test
    void doublesThePauseUpToTheLongest() {
        RetrySettings settings = new RetrySettings(
                Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(30));

        assertThat(List.of(1, 2, 3, 4, 5, 100))
                .extracting(failures -> settings.pauseAfter(failures).toMillis())
                .containsExactly(100L, 200L, 400L, 800L, 1000L, 1000L);
    }

    private RetryableCall<String> failing(int times, Duration each) {
        AtomicInteger failures = new AtomicInteger();
        return () -> {
            if (failures.getAndIncrement() == times) {
                return new Success<>("done");
            }
            clock.advance(each);
            return new RetryLater<>("refused");
        };
    }

    private List<String> lines() {
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger(OutageLog.class);
    }
}
