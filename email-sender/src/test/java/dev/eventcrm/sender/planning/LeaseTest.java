package dev.eventcrm.sender.planning;

import static dev.eventcrm.sender.CampaignBuilder.aCampaign;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.eventcrm.schema.item.CampaignState;
import dev.eventcrm.schema.item.Planning;
import dev.eventcrm.sender.Ledger;
import dev.eventcrm.sender.campaigns.AllCampaigns;
import dev.eventcrm.sender.store.Table;
import dev.eventcrm.sender.store.Tables;
import dev.eventcrm.test.DynamoDbLocal;
import dev.eventcrm.test.MovableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One planner at a time has a campaign, and who has lost it writes no more. */
class LeaseTest {
    private static final PlanningSettings SETTINGS = new PlanningSettings(500, Duration.ofSeconds(30), 4);
    private static final PlanningSettings SHORT = new PlanningSettings(500, Duration.ofSeconds(1), 4);

    private final MovableClock clock = new MovableClock(Instant.parse("2026-03-02T10:00:00Z"));
    private final Table table = Tables.shared();

    @BeforeEach
    void oneCampaign() {
        DynamoDbLocal.shared().reset();
        Ledger.put(aCampaign().withId("c1").over("a0/0").build());
    }

    private Optional<Lease> takenBy(String planner) throws InterruptedException {
        return Lease.take(AllCampaigns.of(table), "c1", table, Tables.damaged(), SETTINGS, planner, clock);
    }

    /** By the true time. */
    private Optional<Lease> shortLease(String planner) throws InterruptedException {
        return Lease.take(AllCampaigns.of(table), "c1", table, Tables.damaged(), SHORT, planner, Clock.systemUTC());
    }

    private static Planning onePageOn(Lease lease) {
        return PlanTransitions.after(
                lease.campaign().planning(), new PageCounts(5, 0), "a0/5", Instant.parse("2026-03-02T10:00:00Z"));
    }

    private static Planning planning() {
        return Ledger.campaign("c1").planning();
    }

    @Test
    void nobodyElseHasItBeforeItEnds() throws InterruptedException {
        assertThat(takenBy("one")).isPresent();
        clock.advance(SETTINGS.lease().minusMillis(1));

        assertThat(takenBy("another")).isEmpty();
    }

    @Test
    void anotherHasItOnceItHasEnded() throws InterruptedException {
        assertThat(takenBy("one")).isPresent();
        clock.advance(SETTINGS.lease());

        assertThat(takenBy("another")).isPresent();
    }

    @Test
    void everyPageRenewsIt() throws InterruptedException {
        Lease lease = takenBy("one").orElseThrow();
        clock.advance(SETTINGS.lease().minusMillis(1));
        assertThat(lease.save(onePageOn(lease), null)).isTrue();
        clock.advance(SETTINGS.lease().minusMillis(1));

        assertThat(takenBy("another")).isEmpty();
    }

    @Test
    void whoHasLostItWritesNoMore() throws InterruptedException {
        Lease lost = takenBy("one").orElseThrow();
        clock.advance(SETTINGS.lease());
        Lease held = takenBy("another").orElseThrow();
        assertThat(held.save(onePageOn(held), null)).isTrue();
        Planning written = planning();

        assertThat(lost.save(onePageOn(lost), null)).isFalse();

        assertThat(planning()).isEqualTo(written);
    }

    @Test
    void lastsAsLongAsAPageTakes() throws InterruptedException {
        Lease lease = shortLease("one").orElseThrow();
        Instant end = Objects.requireNonNull(lease.campaign().planning().leaseUntil());

        Optional<Boolean> seen = lease.during(() -> {
            await().until(() -> Instant.now().isAfter(end.plus(SHORT.lease())));
            return shortLease("another").isEmpty();
        });

        assertThat(seen).contains(true);
        assertThat(lease.save(onePageOn(lease), null)).isTrue();
    }

    @Test
    void aPageThatSomebodyElsePlansIsGivenUp() throws InterruptedException {
        Lease lost = shortLease("one").orElseThrow();
        Ledger.put(aCampaign()
                .withId("c1")
                .atVersion(lost.campaign().itemVersion().version() + 1)
                .planned(PlanTransitions.leased(planning(), "another", Instant.now(), Duration.ofDays(1)))
                .build());
        CountDownLatch interrupted = new CountDownLatch(1);

        Optional<Boolean> page = lost.during(() -> {
            try {
                new CountDownLatch(1).await();
                return true;
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
        });

        assertThat(page).isEmpty();
        interrupted.await();
    }

    @Test
    void aPageThatFailsSaysSo() throws InterruptedException {
        Lease lease = shortLease("one").orElseThrow();

        assertThatThrownBy(() -> lease.during(() -> {
                    throw new IllegalStateException("no such row");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no such row");
    }

    @Test
    void aPauseDoesNotTakeItAndIsNotUndoneByIt() throws InterruptedException {
        Lease lease = takenBy("one").orElseThrow();
        Ledger.put(aCampaign()
                .withId("c1")
                .atVersion(lease.campaign().itemVersion().version() + 1)
                .planned(planning())
                .inState(CampaignState.PAUSED)
                .build());

        assertThat(lease.save(onePageOn(lease), null)).isTrue();

        assertThat(planning().cursor()).isEqualTo("a0/5");
        assertThat(Ledger.campaign("c1").state()).isEqualTo(CampaignState.PAUSED);
    }
}
