package dev.eventcrm.command.campaigns;

import dev.eventcrm.command.audience.AudienceAnswer;
import dev.eventcrm.command.audience.AudienceClient;
import dev.eventcrm.command.audience.AudienceQuestion;
import dev.eventcrm.command.audience.ReadAfter;
import dev.eventcrm.command.flow.CommandFlow;
import dev.eventcrm.command.store.AddressSecrets;
import dev.eventcrm.command.store.Attempt;
import dev.eventcrm.command.store.Commit;
import dev.eventcrm.command.store.ItemStore;
import dev.eventcrm.command.web.Answer;
import dev.eventcrm.command.web.CommandRequest;
import dev.eventcrm.command.web.Refusals;
import dev.eventcrm.schema.item.AddressHashes;
import dev.eventcrm.schema.item.CampaignItem;
import dev.eventcrm.schema.item.EventItem;
import dev.eventcrm.schema.item.ItemKey;
import dev.eventcrm.schema.wire.FieldError;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Accepts campaigns: checks what they say, counts their audience, and writes them down for the planner. */
@Component
final class SendingHandler {
    private final CommandFlow flow;
    private final ItemStore items;
    private final AudienceClient audiences;
    private final MailSettings settings;
    private final AddressHashes addresses;
    private final AddressSecrets secrets;
    private final Supplier<String> ids;
    private final Clock clock;

    SendingHandler(
            CommandFlow flow,
            ItemStore items,
            AudienceClient audiences,
            MailSettings settings,
            AddressHashes addresses,
            AddressSecrets secrets,
            Supplier<String> ids,
            Clock clock) {
        this.flow = flow;
        this.items = items;
        this.audiences = audiences;
        this.settings = settings;
        this.addresses = addresses;
        this.secrets = secrets;
        this.ids = ids;
        this.clock = clock;
    }

    Answer send(CommandRequest<SendCampaign> request, ReadAfter readAfter) {
        return flow.answer("sendCampaign", () -> {
            Acceptable acceptable = new Acceptable(request, readAfter, ids.get());
            return flow.once(request.idempotencyKey(), _ -> attempt(acceptable));
        });
    }

    /** A request over all its attempts: they agree on the id, and count the audience once. */
    private final class Acceptable {
        final CommandRequest<SendCampaign> request;
        final String id;
        private final ReadAfter readAfter;
        private @Nullable AudienceAnswer answer;

        Acceptable(CommandRequest<SendCampaign> request, ReadAfter readAfter, String id) {
            this.request = request;
            this.readAfter = readAfter;
            this.id = id;
        }

        AudienceAnswer audience(AudienceQuestion question) {
            AudienceAnswer given = answer;
            if (given == null) {
                given = audiences.count(question, readAfter);
                answer = given;
            }
            return given;
        }
    }

    private Attempt<Answer> attempt(Acceptable acceptable) {
        CommandRequest<SendCampaign> request = acceptable.request;
        SendCampaign command = request.body();
        Instant now = clock.instant();
        EventItem event = event(command.eventId());
        List<FieldError> errors = new ArrayList<>();
        AudienceQuestion question = Audiences.question(request, errors);
        Acceptance.check(command, event, now).stream()
                .map(request.names()::error)
                .forEach(errors::add);
        if (!errors.isEmpty()) {
            return Attempt.of(Refusals.invalid(errors));
        }
        secrets.require();
        return switch (acceptable.audience(question)) {
            case AudienceAnswer.Refused(List<FieldError> wrong) ->
                Attempt.of(Refusals.invalid(Audiences.errors(request, wrong)));
            case AudienceAnswer.Unavailable(String reason, var retryAfter) ->
                Attempt.of(Refusals.unavailable(reason, retryAfter));
            case AudienceAnswer.Counted(int total) ->
                answer(
                        request,
                        Acceptance.decide(
                                acceptable.id,
                                command,
                                question,
                                event,
                                total,
                                settings.locale(),
                                addresses.keyId(),
                                now));
        };
    }

    private static Attempt<Answer> answer(CommandRequest<SendCampaign> request, Acceptance.Outcome outcome) {
        return switch (outcome) {
            case Acceptance.Outcome.Accepted(CampaignItem campaign) -> {
                Commit commit = Commit.saving(campaign);
                yield new Attempt<>(
                        commit,
                        Answer.accepted(
                                CampaignView.location(campaign.id()),
                                CampaignView.of(campaign),
                                campaign.revision().version(),
                                commit.token()));
            }
            case Acceptance.Outcome.Nobody() ->
                Attempt.of(Refusals.invalid(List.of(FieldError.inBody(
                        request.names().pointer(SendCampaign.FILTER),
                        "must find somebody; nobody matches what the request says"))));
            case Acceptance.Outcome.UnknownPeople(int count) ->
                Attempt.of(Refusals.invalid(List.of(FieldError.inBody(
                        request.names().pointer(SendCampaign.USER_IDS),
                        "must be ids of people, and %d of them %s not, or not searchable yet"
                                .formatted(count, count == 1 ? "is" : "are")))));
            case Acceptance.Outcome.TooLarge(int bytes) ->
                Attempt.of(Refusals.invalid(List.of(FieldError.inBody(
                        request.names().pointer(MailText.BODY),
                        "must be shorter: with its audience the campaign takes %d bytes, and %d are possible"
                                .formatted(bytes, ItemSize.MOST)))));
        };
    }

    private @Nullable EventItem event(@Nullable String id) {
        return id == null ? null : items.read(ItemKey.event(id)).event(id);
    }
}
