package dev.eventcrm.command.campaigns;

import dev.eventcrm.command.audience.FailedMails;
import dev.eventcrm.command.flow.CommandFlow;
import dev.eventcrm.command.store.Attempt;
import dev.eventcrm.command.store.Commit;
import dev.eventcrm.command.store.ItemStore;
import dev.eventcrm.command.web.Answer;
import dev.eventcrm.command.web.CommandRequest;
import dev.eventcrm.command.web.Refusals;
import dev.eventcrm.schema.item.CampaignItem;
import dev.eventcrm.schema.item.ItemKey;
import dev.eventcrm.schema.wire.ConsistencyToken;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Pauses, resumes and cancels campaigns, and has what failed tried again. */
@Component
final class SteeringHandler {
    private final CommandFlow flow;
    private final ItemStore items;
    private final FailedMails failedMails;
    private final Clock clock;

    SteeringHandler(CommandFlow flow, ItemStore items, FailedMails failedMails, Clock clock) {
        this.flow = flow;
        this.items = items;
        this.failedMails = failedMails;
        this.clock = clock;
    }

    Answer steer(String command, String id, Steering.Wish wish, CommandRequest<?> request) {
        return flow.answer(
                command,
                () -> flow.once(request.idempotencyKey(), _ -> {
                    CampaignItem campaign = items.read(ItemKey.campaign(id)).campaign(id);
                    return switch (Steering.decide(campaign, wish, request.precondition(), clock.instant())) {
                        case Steering.Outcome.Changed(CampaignItem changed) ->
                            wish instanceof Steering.Wish.Retry(boolean includesUnconfirmed)
                                    ? retry(Objects.requireNonNull(campaign), changed, includesUnconfirmed)
                                    : new Attempt<>(Commit.saving(changed), ok(changed));
                        case Steering.Outcome.Unchanged(CampaignItem unchanged) -> Attempt.of(ok(unchanged));
                        case Steering.Outcome.Unknown() -> Attempt.of(Refusals.unknown("campaign", id));
                        case Steering.Outcome.Stale(long version) -> Attempt.of(Refusals.stale(version));
                        case Steering.Outcome.Impossible(String reason) -> Attempt.of(Refusals.conflict(reason));
                    };
                }));
    }

    private Attempt<Answer> retry(CampaignItem finished, CampaignItem changed, boolean includesUnconfirmed) {
        return switch (failedMails.count(finished.id(), ConsistencyToken.of(List.of(finished)))) {
            case FailedMails.Answer.Counted(int all, int unconfirmed) -> {
                int meant = includesUnconfirmed ? all : all - unconfirmed;
                yield meant > 0
                        ? new Attempt<>(Commit.saving(changed), ok(changed))
                        : Attempt.of(Refusals.conflict(
                                all == 0
                                        ? "No mail of the campaign has failed; there is nothing to send again."
                                        : "Nobody knows whether the %d mails that failed were sent; \"includeUnconfirmed\": true sends them again."
                                                .formatted(all)));
            }
            case FailedMails.Answer.Unavailable(String reason, Duration retryAfter) ->
                Attempt.of(Refusals.unavailable(reason, retryAfter));
        };
    }

    private static Answer ok(CampaignItem campaign) {
        return Answer.ok(
                CampaignView.of(campaign), campaign.revision().version(), ConsistencyToken.of(List.of(campaign)));
    }
}
