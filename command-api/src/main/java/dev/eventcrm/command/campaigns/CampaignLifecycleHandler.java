package dev.eventcrm.command.campaigns;

import dev.eventcrm.command.audience.FailedMails;
import dev.eventcrm.command.flow.CommandFlow;
import dev.eventcrm.command.store.Decision;
import dev.eventcrm.command.store.ItemStore;
import dev.eventcrm.command.store.TransactionWrites;
import dev.eventcrm.command.web.CommandRequest;
import dev.eventcrm.command.web.CommandResponse;
import dev.eventcrm.command.web.Problems;
import dev.eventcrm.schema.api.ConsistencyToken;
import dev.eventcrm.schema.item.CampaignItem;
import dev.eventcrm.schema.item.ItemKey;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Pauses, resumes and cancels campaigns, and has what failed tried again. */
@Component
final class CampaignLifecycleHandler {
    private final CommandFlow flow;
    private final ItemStore items;
    private final FailedMails failedMails;
    private final Clock clock;

    CampaignLifecycleHandler(CommandFlow flow, ItemStore items, FailedMails failedMails, Clock clock) {
        this.flow = flow;
        this.items = items;
        this.failedMails = failedMails;
        this.clock = clock;
    }

    CommandResponse steer(String command, String id, CampaignLifecycle.Action wish, CommandRequest<?> request) {
        return flow.answer(
                command,
                () -> flow.execute(request.idempotencyKey(), _ -> {
                    CampaignItem campaign = items.read(ItemKey.campaign(id)).campaign(id);
                    return switch (CampaignLifecycle.decide(campaign, wish, request.precondition(), clock.instant())) {
                        case CampaignLifecycle.Outcome.Changed(CampaignItem changed) ->
                            wish instanceof CampaignLifecycle.Action.Retry(boolean includesUnconfirmed)
                                    ? retry(Objects.requireNonNull(campaign), changed, includesUnconfirmed)
                                    : new Decision<>(TransactionWrites.saving(changed), ok(changed));
                        case CampaignLifecycle.Outcome.Unchanged(CampaignItem unchanged) -> Decision.of(ok(unchanged));
                        case CampaignLifecycle.Outcome.Unknown() -> Decision.of(Problems.unknown("campaign", id));
                        case CampaignLifecycle.Outcome.Stale(long version) -> Decision.of(Problems.stale(version));
                        case CampaignLifecycle.Outcome.Impossible(String reason) ->
                            Decision.of(Problems.conflict(reason));
                    };
                }));
    }

    private Decision<CommandResponse> retry(CampaignItem finished, CampaignItem changed, boolean includesUnconfirmed) {
        return switch (failedMails.count(finished.id(), ConsistencyToken.of(List.of(finished)))) {
            case FailedMails.CommandResponse.Counted(int all, int unconfirmed) -> {
                int meant = includesUnconfirmed ? all : all - unconfirmed;
                yield meant > 0
                        ? new Decision<>(TransactionWrites.saving(changed), ok(changed))
                        : Decision.of(Problems.conflict(
                                all == 0
                                        ? "No mail of the campaign has failed; there is nothing to send again."
                                        : "Nobody knows whether the %d mails that failed were sent; \"includeUnconfirmed\": true sends them again."
                                                .formatted(all)));
            }
            case FailedMails.CommandResponse.Unavailable(String reason, Duration retryAfter) ->
                Decision.of(Problems.unavailable(reason, retryAfter));
        };
    }

    private static CommandResponse ok(CampaignItem campaign) {
        return CommandResponse.ok(
                CampaignView.of(campaign), campaign.itemVersion().version(), ConsistencyToken.of(List.of(campaign)));
    }
}
