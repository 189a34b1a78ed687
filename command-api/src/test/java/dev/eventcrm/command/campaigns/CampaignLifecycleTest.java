package dev.eventcrm.command.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.command.campaigns.CampaignLifecycle.Action;
import dev.eventcrm.command.campaigns.CampaignLifecycle.Outcome;
import dev.eventcrm.http.command.Precondition;
import dev.eventcrm.schema.item.AudienceMode;
import dev.eventcrm.schema.item.CampaignAudience;
import dev.eventcrm.schema.item.CampaignContent;
import dev.eventcrm.schema.item.CampaignItem;
import dev.eventcrm.schema.item.CampaignState;
import dev.eventcrm.schema.item.ItemVersion;
import dev.eventcrm.schema.item.Planning;
import dev.eventcrm.schema.item.Utm;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CampaignLifecycleTest {
    private static final Instant BEFORE = Instant.parse("2026-03-01T09:00:00Z");
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final CampaignItem.Retry RETRY = new CampaignItem.Retry(BEFORE, false);

    @ParameterizedTest
    @CsvSource({
        "PAUSE,  ACTIVE,    PAUSED",
        "PAUSE,  PAUSED,    same",
        "PAUSE,  CANCELLED, impossible",
        "PAUSE,  FINISHED,  impossible",
        "RESUME, ACTIVE,    same",
        "RESUME, PAUSED,    ACTIVE",
        "RESUME, CANCELLED, impossible",
        "RESUME, FINISHED,  impossible",
        "CANCEL, ACTIVE,    CANCELLED",
        "CANCEL, PAUSED,    CANCELLED",
        "CANCEL, CANCELLED, same",
        "CANCEL, FINISHED,  impossible",
        "RETRY,  ACTIVE,    impossible",
        "RETRY,  PAUSED,    impossible",
        "RETRY,  CANCELLED, impossible",
        "RETRY,  FINISHED,  ACTIVE",
    })
    void everyWishInEveryState(String wish, CampaignState state, String expected) {
        CampaignItem campaign = campaign(state, null);

        Outcome outcome = decide(campaign, wish(wish));

        switch (expected) {
            case "same" -> assertThat(outcome).isEqualTo(new Outcome.Unchanged(campaign));
            case "impossible" -> assertThat(outcome).isInstanceOf(Outcome.Impossible.class);
            default ->
                assertThat(outcome).isInstanceOfSatisfying(Outcome.Changed.class, changed -> {
                    assertThat(changed.campaign().state()).isEqualTo(CampaignState.valueOf(expected));
                    assertThat(changed.campaign().itemVersion().version()).isEqualTo(4);
                    assertThat(changed.campaign().itemVersion().updatedAt()).isEqualTo(NOW);
                });
        }
    }

    @Test
    void whatFailedIsTriedAgainUntilTheCampaignEndsAnew() {
        assertThat(decide(campaign(CampaignState.FINISHED, null), new Action.Retry(true)))
                .isInstanceOfSatisfying(Outcome.Changed.class, changed -> {
                    assertThat(changed.campaign().endedAt()).isNull();
                    assertThat(changed.campaign().retry()).isEqualTo(new CampaignItem.Retry(NOW, true));
                });
    }

    @Test
    void askingTwiceForTheSameRetryChangesNothing() {
        CampaignItem retrying = campaign(CampaignState.ACTIVE, RETRY);

        assertThat(decide(retrying, new Action.Retry(false))).isEqualTo(new Outcome.Unchanged(retrying));
        assertThat(decide(retrying, new Action.Retry(true))).isInstanceOf(Outcome.Impossible.class);
    }

    @Test
    void aStaleVersionChangesNothing() {
        Precondition stale = Precondition.parse(List.of("\"2\""));

        assertThat(CampaignLifecycle.decide(campaign(CampaignState.ACTIVE, null), new Action.Pause(), stale, NOW))
                .isEqualTo(new Outcome.Stale(3));
        assertThat(CampaignLifecycle.decide(campaign(CampaignState.PAUSED, null), new Action.Pause(), stale, NOW))
                .isInstanceOf(Outcome.Unchanged.class);
    }

    @Test
    void thereIsNothingToSteerWithoutACampaign() {
        assertThat(decide(null, new Action.Pause())).isEqualTo(new Outcome.Unknown());
    }

    private static Outcome decide(@Nullable CampaignItem campaign, Action wish) {
        return CampaignLifecycle.decide(campaign, wish, Precondition.none(), NOW);
    }

    private static Action wish(String name) {
        return switch (name) {
            case "PAUSE" -> new Action.Pause();
            case "RESUME" -> new Action.Resume();
            case "CANCEL" -> new Action.Cancel();
            default -> new Action.Retry(false);
        };
    }

    private static CampaignItem campaign(CampaignState state, CampaignItem.@Nullable Retry retry) {
        boolean hasEnded = state == CampaignState.FINISHED;
        return new CampaignItem(
                "c1",
                new ItemVersion(3, BEFORE, BEFORE, null),
                new CampaignContent(null, "Hello", "World", false, CampaignContent.DEFAULT_LOCALE, false),
                Utm.NONE,
                null,
                new CampaignAudience("{}", 812, AudienceMode.DUE, "0a1b"),
                BEFORE,
                state,
                Planning.from("opaque"),
                retry,
                hasEnded ? BEFORE : null);
    }
}
