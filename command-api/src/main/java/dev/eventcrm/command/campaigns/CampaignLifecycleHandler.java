package dev.eventcrm.command.campaigns;

import dev.eventcrm.command.audience.FailedMails;
import dev.eventcrm.command.flow.CommandDecision;
import dev.eventcrm.command.flow.CommandFlow;
import dev.eventcrm.command.store.Decision;
import dev.eventcrm.command.store.ItemStore;
import dev.eventcrm.command.store.TransactionWrites;
import dev.eventcrm.http.command.CommandRequest;
import dev.eventcrm.http.command.CommandResponse;
import dev.eventcrm.http.command.Precondition;
import dev.eventcrm.http.command.Problems;
import dev.eventcrm.http.problem.Problem;
import dev.eventcrm.http.problem.ProblemType;
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

    CommandResponse change(String command, String id, CampaignLifecycle.Action action, CommandRequest<?> request) {
        return flow.command(command)
                .once(request.idempotencyKey())
                .commit(() -> change(id, action, request.precondition()));
    }

    private Decision<CommandResponse> change(String id, CampaignLifecycle.Action action, Precondition precondition) {
        CampaignItem campaign = items.read(ItemKey.campaign(id)).campaign(id);
        return switch (CampaignLifecycle.decide(campaign, action, precondition, clock.instant())) {
            case CampaignLifecycle.Outcome.Changed(CampaignItem changed) ->
                action instanceof CampaignLifecycle.Action.Retry(boolean includesUnconfirmed)
                        ? retry(Objects.requireNonNull(campaign), changed, includesUnconfirmed)
                        : new Decision<>(TransactionWrites.saving(changed), ok(changed));
            case CampaignLifecycle.Outcome.Unchanged(CampaignItem unchanged) -> Decision.of(ok(unchanged));
            case CampaignLifecycle.Outcome.Unknown() -> CommandDecision.refused(Problem.notFound("campaign", id));
            case CampaignLifecycle.Outcome.Stale(long version) -> CommandDecision.refused(Problems.stale(version));
            case CampaignLifecycle.Outcome.Impossible(String reason) ->
                CommandDecision.refused(Problem.of(ProblemType.CAMPAIGN_STATE, reason));
        };
    }

    private Decision<CommandResponse> retry(CampaignItem finished, CampaignItem changed, boolean includesUnconfirmed) {
        return switch (failedMails.count(finished.id(), ConsistencyToken.of(List.of(finished)))) {
            case FailedMails.Count.Counted(int all, int unconfirmed) -> {
                int meant = includesUnconfirmed ? all : all - unconfirmed;
                yield meant > 0
                        ? new Decision<>(TransactionWrites.saving(changed), ok(changed))
                        : CommandDecision.refused(Problem.of(
                                ProblemType.NOTHING_TO_RETRY,
                                all == 0
                                        ? "No mail of the campaign failed; there is nothing to send again."
                                        : "It is unknown whether the %d mails that failed were sent; \"includeUnconfirmed\": true sends them again."
                                                .formatted(all)));
            }
            case FailedMails.Count.Unavailable(String reason, Duration retryAfter) ->
                Decision.of(CommandResponse.unavailable(reason, retryAfter));
        };
    }

    private static CommandResponse ok(CampaignItem campaign) {
        return CommandResponse.ok(
                CampaignView.of(campaign), campaign.itemVersion().version(), ConsistencyToken.of(List.of(campaign)));
    }
}
