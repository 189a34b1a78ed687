package dev.eventcrm.command.campaigns;

import dev.eventcrm.http.command.Precondition;
import dev.eventcrm.schema.Pure;
import dev.eventcrm.schema.item.CampaignItem;
import dev.eventcrm.schema.item.CampaignState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Decides what becomes of a campaign that somebody wants paused, resumed, cancelled or tried again. */
@Pure
final class CampaignLifecycle {
    private CampaignLifecycle() {}

    /** What somebody wants. */
    sealed interface Action {
        record Pause() implements Action {}

        record Resume() implements Action {}

        record Cancel() implements Action {}

        record Retry(boolean includesUnconfirmed) implements Action {}
    }

    sealed interface Outcome {
        record Changed(CampaignItem campaign) implements Outcome {}

        /** It is so already. */
        record Unchanged(CampaignItem campaign) implements Outcome {}

        record Unknown() implements Outcome {}

        record Stale(long version) implements Outcome {}

        /** It cannot be, for the reason, which is a sentence. */
        record Impossible(String reason) implements Outcome {}
    }

    static Outcome decide(@Nullable CampaignItem campaign, Action wish, Precondition precondition, Instant now) {
        if (campaign == null) {
            return new Outcome.Unknown();
        }
        Outcome outcome = switch (wish) {
            case Action.Pause() -> pause(campaign, now);
            case Action.Resume() -> resume(campaign, now);
            case Action.Cancel() -> cancel(campaign, now);
            case Action.Retry(boolean includesUnconfirmed) -> retry(campaign, includesUnconfirmed, now);
        };
        // What is so already is so whatever version was meant: the first of two sendings brought the one that the
        // second finds.
        return outcome instanceof Outcome.Changed
                        && !precondition.allows(campaign.itemVersion().version())
                ? new Outcome.Stale(campaign.itemVersion().version())
                : outcome;
    }

    private static Outcome pause(CampaignItem campaign, Instant now) {
        return switch (campaign.state()) {
            case ACTIVE -> new Outcome.Changed(in(campaign, CampaignState.PAUSED, now));
            case PAUSED -> new Outcome.Unchanged(campaign);
            case CANCELLED -> new Outcome.Impossible("The campaign is cancelled; there is nothing to pause.");
            case FINISHED -> new Outcome.Impossible("The campaign is finished; there is nothing to pause.");
        };
    }

    private static Outcome resume(CampaignItem campaign, Instant now) {
        return switch (campaign.state()) {
            case PAUSED -> new Outcome.Changed(in(campaign, CampaignState.ACTIVE, now));
            case ACTIVE -> new Outcome.Unchanged(campaign);
            case CANCELLED -> new Outcome.Impossible("The campaign is cancelled, and that is for good.");
            case FINISHED -> new Outcome.Impossible("The campaign is finished; there is nothing to resume.");
        };
    }

    private static Outcome cancel(CampaignItem campaign, Instant now) {
        return switch (campaign.state()) {
            case ACTIVE, PAUSED -> new Outcome.Changed(in(campaign, CampaignState.CANCELLED, now));
            case CANCELLED -> new Outcome.Unchanged(campaign);
            case FINISHED -> new Outcome.Impossible("The campaign is finished; its mails are out.");
        };
    }

    private static Outcome retry(CampaignItem campaign, boolean includesUnconfirmed, Instant now) {
        return switch (campaign.state()) {
            case FINISHED ->
                new Outcome.Changed(new CampaignItem(
                        campaign.id(),
                        campaign.itemVersion().next(now),
                        campaign.content(),
                        campaign.utm(),
                        campaign.eventId(),
                        campaign.audience(),
                        campaign.sendAt(),
                        CampaignState.ACTIVE,
                        campaign.planning(),
                        new CampaignItem.Retry(now, includesUnconfirmed),
                        null));
            case ACTIVE, PAUSED -> {
                CampaignItem.Retry retry = campaign.retry();
                yield retry != null && retry.includesUnconfirmed() == includesUnconfirmed
                        ? new Outcome.Unchanged(campaign)
                        : new Outcome.Impossible("The campaign has not finished; what failed can be tried again then.");
            }
            case CANCELLED -> new Outcome.Impossible("The campaign is cancelled; nothing of it is sent any more.");
        };
    }

    private static CampaignItem in(CampaignItem campaign, CampaignState state, Instant now) {
        return new CampaignItem(
                campaign.id(),
                campaign.itemVersion().next(now),
                campaign.content(),
                campaign.utm(),
                campaign.eventId(),
                campaign.audience(),
                campaign.sendAt(),
                state,
                campaign.planning(),
                campaign.retry(),
                campaign.endedAt());
    }
}
