package dev.eventcrm.system;

import static dev.eventcrm.system.Fixtures.aUser;
import static dev.eventcrm.system.Fixtures.anEvent;
import static dev.eventcrm.system.Fixtures.unique;
import static dev.eventcrm.system.Fixtures.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever dies while commands come in: afterwards the read model equals the table, document by document.
 *
 * <p>{@code -Dcrm.outage=60} keeps OpenSearch down for a minute; without it, for a few seconds.
 */
class NoLostChangeTest {
    private static final Duration OUTAGE = Duration.ofSeconds(Integer.getInteger("crm.outage", 8));
    private static final int KILLS = Integer.getInteger("crm.kills", 3);

    private static final RunningStack STACK = RunningStack.shared();
    private static final Api API = STACK.api();

    @ParameterizedTest
    @ValueSource(longs = 20261120)
    void whenTheIndexerIsKilledAtRandomMoments(long seed) {
        Random random = new Random(seed);
        try (WriteLoad load = WriteLoad.start(API)) {
            for (int kill = 0; kill < KILLS; kill++) {
                load.awaitMore(20 + random.nextInt(60));
                STACK.kill("stream-indexer");
                STACK.awaitHealthy("stream-indexer");
            }
            load.awaitMore(50);
        }

        STACK.awaitEqualReadModel();
    }

    @Test
    void whenOpenSearchIsAway() {
        try (WriteLoad load = WriteLoad.start(API)) {
            load.awaitMore(50);
            STACK.stop("opensearch");
            load.awaitTime(OUTAGE);
            Answer answer = API.get("/users");
            assertThat(answer.status()).as(answer.toString()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            STACK.start("opensearch");
            load.awaitMore(50);
        }

        STACK.awaitEqualReadModel();
        API.found("/users");
    }

    @Test
    void whenShardsRollOver() {
        try (WriteLoad load = WriteLoad.start(API)) {
            for (int rollover = 0; rollover < 3; rollover++) {
                load.awaitMore(50);
                STACK.rollOverShards();
            }
            load.awaitMore(50);
        }

        STACK.awaitEqualReadModel();
    }

    @Test
    void whenTheEnginesAreRestartedOnTheirData() {
        try (WriteLoad load = WriteLoad.start(API)) {
            load.awaitMore(50);
        }
        STACK.kill("stream-indexer");
        Answer created = API.created("/users", with(aUser(), "company", unique("Restarted")));

        STACK.restart("dynamodb");
        STACK.restart("opensearch");

        STACK.awaitEqualReadModel();
        Answer found = API.found("/users/" + created.string("id"));
        assertThat(found.json()).isEqualTo(created.json());
        Answer after = API.created("/users", aUser());
        API.seeing(after).found("/users/" + after.string("id"));
    }

    /** Creates, changes, registers, cancels and deletes people until closed, and counts what was acknowledged. */
    static final class WriteLoad implements AutoCloseable {
        private final AtomicInteger acknowledged = new AtomicInteger();
        private final Thread[] writers = new Thread[4];
        private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        private volatile boolean ending;

        static WriteLoad start(Api api) {
            WriteLoad load = new WriteLoad();
            String owner = api.created("/users", aUser()).string("id");
            String event = api.created("/events", with(anEvent(owner), "maxCapacity", 1_000_000))
                    .string("id");
            for (int i = 0; i < load.writers.length; i++) {
                load.writers[i] = Thread.startVirtualThread(() -> load.keepFailure(() -> load.write(api, event)));
            }
            return load;
        }

        private void keepFailure(Runnable writing) {
            try {
                writing.run();
            } catch (Throwable e) {
                failure.compareAndSet(null, e);
            }
        }

        private void expectNoFailure() {
            Throwable failed = failure.get();
            if (failed != null) {
                throw new AssertionError("A writer gave up", failed);
            }
        }

        private void write(Api api, String event) {
            Random random = new Random(event.hashCode());
            while (!ending) {
                String id = count(api.post("/users", aUser())).string("id");
                count(api.put("/users/" + id, Map.of("city", unique("City"))));
                count(api.post("/events/" + event + "/register", Map.of("userId", id)));
                switch (random.nextInt(3)) {
                    case 0 -> count(api.delete("/events/" + event + "/registrations/" + id));
                    case 1 -> count(api.delete("/users/" + id));
                    default -> count(api.post("/events/" + event + "/registrations/" + id + "/check-in", "{}"));
                }
            }
        }

        private Answer count(Answer answer) {
            assertThat(answer.status()).as(answer.toString()).isBetween(200, 299);
            acknowledged.incrementAndGet();
            return answer;
        }

        void awaitMore(int commands) {
            int goal = acknowledged.get() + commands;
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                expectNoFailure();
                return acknowledged.get() >= goal;
            });
        }

        void awaitTime(Duration duration) {
            long end = System.nanoTime() + duration.toNanos();
            await().atMost(duration.plusSeconds(30)).until(() -> System.nanoTime() >= end);
        }

        @Override
        public void close() {
            ending = true;
            for (Thread writer : writers) {
                try {
                    writer.join();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            expectNoFailure();
        }
    }
}
