package dev.eventcrm.sender.campaigns;

import static dev.eventcrm.sender.CampaignBuilder.aCampaign;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.eventcrm.schema.item.CampaignItem;
import dev.eventcrm.schema.item.CampaignState;
import dev.eventcrm.schema.item.Planning;
import dev.eventcrm.sender.Ledger;
import dev.eventcrm.sender.store.Tables;
import dev.eventcrm.test.DynamoDbLocal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How soon what is wanted of a campaign is heeded, also when nobody looks for campaigns meanwhile. */
class CampaignsTest {
    private static final CampaignSettings SETTINGS =
            new CampaignSettings(Duration.ofMillis(250), Duration.ofSeconds(1), Duration.ofMillis(250));

    private final AtomicLong nanos = new AtomicLong();
    private final Campaigns campaigns =
            new Campaigns(Tables.shared(), Tables.damaged(), SETTINGS, nanos::get, Clock.systemUTC());

    @BeforeEach
    void emptyTable() {
        DynamoDbLocal.shared().reset();
    }

    private static void campaignIs(CampaignState state) {
        Ledger.put(aCampaign().withId("c1").inState(state).build());
    }

    @Test
    void aPauseIsHeededOnceWhatWasKnownIsTooOld() throws InterruptedException {
        campaignIs(CampaignState.ACTIVE);
        assertThat(campaigns.isSending("c1")).isTrue();
        campaignIs(CampaignState.PAUSED);

        nanos.addAndGet(SETTINGS.stateAge().toNanos());

        assertThat(campaigns.isSending("c1")).isFalse();
    }

    @Test
    void aPauseIsHeededAtOnceWhenCampaignsAreLookedFor() throws InterruptedException {
        campaignIs(CampaignState.ACTIVE);
        assertThat(campaigns.isSending("c1")).isTrue();
        campaignIs(CampaignState.PAUSED);

        nanos.addAndGet(1);
        campaigns.refresh();

        assertThat(campaigns.isSending("c1")).isFalse();
    }

    @Test
    void moreThanAThousandHideNone() throws InterruptedException {
        List<CampaignItem> many = IntStream.range(0, 1_100)
                .mapToObj(number -> aCampaign().withId("c" + number).build())
                .toList();
        many.parallelStream().forEach(Ledger::put);

        await().untilAsserted(() -> {
            campaigns.refresh();
            assertThat(campaigns.unfinished()).hasSameSizeAs(many);
        });
    }

    @Test
    void aPausedCampaignWithAllPlannedIsNothingToLookAt() throws InterruptedException {
        Ledger.put(aCampaign()
                .withId("c1")
                .planned(new Planning(null, 0, 0, 0, null, null, Instant.now()))
                .inState(CampaignState.PAUSED)
                .build());

        campaigns.refresh();

        assertThat(campaigns.unfinished()).isEmpty();
    }

    @Test
    void aCampaignThatIsNotThereSendsNothing() throws InterruptedException {
        assertThat(campaigns.isSending("nowhere")).isFalse();
    }

    @Test
    void areLookedForOftenWhileOneIsUnderWay() throws InterruptedException {
        campaignIs(CampaignState.ACTIVE);

        campaigns.refresh();

        assertThat(campaigns.nextLookAfter(Instant.now())).isEqualTo(SETTINGS.pollInterval());
    }

    @Test
    void areLookedForLessOftenWhileThereIsNone() throws InterruptedException {
        campaigns.refresh();

        assertThat(campaigns.nextLookAfter(Instant.now())).isEqualTo(SETTINGS.idleInterval());
    }

    @Test
    void areLookedForLessOftenWhileAllArePaused() throws InterruptedException {
        campaignIs(CampaignState.PAUSED);

        campaigns.refresh();

        assertThat(campaigns.nextLookAfter(Instant.now())).isEqualTo(SETTINGS.idleInterval());
    }

    @Test
    void areLookedForOftenAgainBeforeOneIsDue() throws InterruptedException {
        campaignIs(CampaignState.ACTIVE);
        Instant sendAt = Ledger.campaign("c1").sendAt();

        campaigns.refresh();

        assertThat(campaigns.nextLookAfter(sendAt.minusSeconds(60))).isEqualTo(SETTINGS.idleInterval());
        assertThat(campaigns.nextLookAfter(sendAt.minus(SETTINGS.idleInterval())))
                .isEqualTo(SETTINGS.pollInterval());
    }
}
