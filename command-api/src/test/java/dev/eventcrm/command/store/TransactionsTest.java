package dev.eventcrm.command.store;

import static dev.eventcrm.test.EventItemBuilder.anEvent;
import static dev.eventcrm.test.RegistrationItemBuilder.aRegistration;
import static dev.eventcrm.test.UserItemBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eventcrm.command.CommandApi;
import dev.eventcrm.command.Concurrently;
import dev.eventcrm.command.Scene;
import dev.eventcrm.schema.item.ItemKey;
import dev.eventcrm.schema.item.ProjectedItem;
import dev.eventcrm.schema.item.RegistrationStatus;
import dev.eventcrm.schema.item.UserItem;
import dev.eventcrm.test.DynamoDbLocal;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TransactionsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Connection connection = new Connection(
            DynamoDbLocal.shared().client(),
            new DynamoDbSettings(16, Duration.ofSeconds(1), Duration.ofSeconds(20), Duration.ofSeconds(30)));
    private final ItemStore items = new ItemStore(connection);
    private final Transactions transactions = new Transactions(
            connection, new TransactionSettings(4, Duration.ofMillis(1), Duration.ofMillis(5)), new Random(1), meters);

    @BeforeAll
    static void table() {
        CommandApi.shared();
    }

    @Test
    void writesAllOfItOrNothing() {
        UserItem user = aUser().withId(Scene.unique("u")).build();
        save(user);
        String other = Scene.unique("u");
        AtomicInteger attempts = new AtomicInteger();

        assertThatThrownBy(() -> transactions.run(_ -> {
                    attempts.incrementAndGet();
                    return new Decision<>(
                            TransactionWrites.saving(aUser().withId(other).build(), user), "never");
                }))
                .isInstanceOf(UnavailableException.class);

        assertThat(attempts).hasValue(4);
        assertThat(items.read(ItemKey.user(other)).user(other)).isNull();
        assertThat(meters.counter("crm.transactions.contended", "cause", "condition")
                        .count())
                .isEqualTo(4);
    }

    @Test
    void decidesAgainOnWhatItFindsThen() {
        UserItem user = aUser().withId(Scene.unique("u")).build();
        save(user);

        List<Long> versions = Concurrently.each(
                3,
                _ -> transactions.run(_ -> {
                    UserItem read =
                            Objects.requireNonNull(items.read(user.key()).user(user.id()));
                    UserItem next = new UserItem(
                            user.id(),
                            read.itemVersion().next(NOW),
                            read.profile(),
                            read.hosting(),
                            read.owning(),
                            Map.of("e1", RegistrationStatus.REGISTERED),
                            read.mailStatus());
                    return new Decision<>(
                            TransactionWrites.saving(next), next.itemVersion().version());
                }));

        assertThat(versions).containsExactlyInAnyOrder(2L, 3L, 4L);
    }

    @Test
    void aGuardIsTakenOnceAndFreedByItsOwnerOnly() {
        ItemKey guard = ItemKey.slugGuard(Scene.unique("slug"));
        run(new Write.Claim(guard, "a"));

        assertThatThrownBy(() -> run(new Write.Claim(guard, "b"))).isInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> run(new Write.Release(guard, "b"))).isInstanceOf(UnavailableException.class);
        assertThat(items.read(guard).guardOwner(guard)).isEqualTo("a");
        run(new Write.Release(guard, "a"));
        run(new Write.Release(guard, "a"));
        run(new Write.Claim(guard, "b"));
        assertThat(items.read(guard).guardOwner(guard)).isEqualTo("b");
    }

    @Test
    void aCommitNamesNoItemTwiceAndKeepsTheLimit() {
        UserItem user = aUser().build();
        TransactionWrites commit = TransactionWrites.saving(user);
        Map<String, UserItem> many = new HashMap<>();
        for (int i = 0; i < 101; i++) {
            many.put("u" + i, aUser().withId("u" + i).build());
        }

        assertThatThrownBy(() -> commit.and(new Write.Save(user))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TransactionWrites.saving(many.values())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theTokenNamesWhatIsProjected() {
        TransactionWrites commit = TransactionWrites.saving(
                        anEvent().withId("e9").atVersion(12).build(),
                        aUser().atVersion(4).build())
                .and(new Write.Claim(ItemKey.slugGuard("s"), "e9"));

        assertThat(commit.token()).hasToString("event:e9:12,user:u1:4");
    }

    @Test
    void readsRegistrationsPageByPage() {
        String event = Scene.unique("e");
        List<String> people = Scene.people(3);
        people.forEach(person -> save(aRegistration().forEvent(event).of(person).build()));
        save(aRegistration().forEvent(event).of("gone").deletedAt(NOW).build());

        assertThat(items.registrationsOf(event).map(registration -> registration.userId()))
                .containsExactlyInAnyOrderElementsOf(people);
    }

    private void run(Write write) {
        transactions.run(_ -> new Decision<>(TransactionWrites.nothing().and(write), "done"));
    }

    private void save(ProjectedItem item) {
        transactions.run(_ -> new Decision<>(TransactionWrites.saving(item), "done"));
    }
}
