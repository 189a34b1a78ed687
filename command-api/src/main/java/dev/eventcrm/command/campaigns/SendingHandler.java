package dev.eventcrm.command.campaigns;

import dev.eventcrm.command.audience.AudienceClient;
import dev.eventcrm.command.audience.AudienceRequest;
import dev.eventcrm.command.audience.AudienceResponse;
import dev.eventcrm.command.audience.ReadAfter;
import dev.eventcrm.command.flow.CommandFlow;
import dev.eventcrm.command.store.AddressSecrets;
import dev.eventcrm.command.store.Decision;
import dev.eventcrm.command.store.ItemStore;
import dev.eventcrm.command.store.TransactionWrites;
import dev.eventcrm.command.web.CommandRequest;
import dev.eventcrm.command.web.CommandResponse;
import dev.eventcrm.command.web.Problems;
import dev.eventcrm.schema.api.FieldError;
import dev.eventcrm.schema.item.AddressHashes;
import dev.eventcrm.schema.item.CampaignItem;
import dev.eventcrm.schema.item.EventItem;
import dev.eventcrm.schema.item.ItemKey;
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

    CommandResponse send(CommandRequest<SendCampaign> request, ReadAfter readAfter) {
        return flow.answer("sendCampaign", () -> {
            Acceptable acceptable = new Acceptable(request, readAfter, ids.get());
            return flow.execute(request.idempotencyKey(), _ -> attempt(acceptable));
        });
    }

    /** A request over all its attempts: they agree on the id, and count the audience once. */
    private final class Acceptable {
        final CommandRequest<SendCampaign> request;
        final String id;
        private final ReadAfter readAfter;
        private @Nullable AudienceResponse answer;

        Acceptable(CommandRequest<SendCampaign> request, ReadAfter readAfter, String id) {
            this.request = request;
            this.readAfter = readAfter;
            this.id = id;
        }

        AudienceResponse audience(AudienceRequest question) {
            AudienceResponse given = answer;
            if (given == null) {
                given = audiences.count(question, readAfter);
                answer = given;
            }
            return given;
        }
    }

    private Decision<CommandResponse> attempt(Acceptable acceptable) {
        CommandRequest<SendCampaign> request = acceptable.request;
        SendCampaign command = request.body();
        Instant now = clock.instant();
        EventItem event = event(command.eventId());
        List<FieldError> errors = new ArrayList<>();
        AudienceRequest question = Audiences.question(request, errors);
        SendCampaignDecision.check(command, event, now).stream()
                .map(request.names()::error)
                .forEach(errors::add);
        if (!errors.isEmpty()) {
            return Decision.of(Problems.invalid(errors));
        }
        secrets.require();
        return switch (acceptable.audience(question)) {
            case AudienceResponse.Refused(List<FieldError> wrong) ->
                Decision.of(Problems.invalid(Audiences.errors(request, wrong)));
            case AudienceResponse.Unavailable(String reason, var retryAfter) ->
                Decision.of(Problems.unavailable(reason, retryAfter));
            case AudienceResponse.Counted(int total) ->
                answer(
                        request,
                        SendCampaignDecision.decide(
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

    private static Decision<CommandResponse> answer(
            CommandRequest<SendCampaign> request, SendCampaignDecision.Outcome outcome) {
        return switch (outcome) {
            case SendCampaignDecision.Outcome.Accepted(CampaignItem campaign) -> {
                TransactionWrites commit = TransactionWrites.saving(campaign);
                yield new Decision<>(
                        commit,
                        CommandResponse.accepted(
                                CampaignView.location(campaign.id()),
                                CampaignView.of(campaign),
                                campaign.itemVersion().version(),
                                commit.token()));
            }
            case SendCampaignDecision.Outcome.Nobody() ->
                Decision.of(Problems.invalid(List.of(FieldError.inBody(
                        request.names().pointer(SendCampaign.FILTER),
                        "must find somebody; nobody matches what the request says"))));
            case SendCampaignDecision.Outcome.UnknownPeople(int count) ->
                Decision.of(Problems.invalid(List.of(FieldError.inBody(
                        request.names().pointer(SendCampaign.USER_IDS),
                        "must be ids of people, and %d of them %s not, or not searchable yet"
                                .formatted(count, count == 1 ? "is" : "are")))));
            case SendCampaignDecision.Outcome.TooLarge(int bytes) ->
                Decision.of(Problems.invalid(List.of(FieldError.inBody(
                        request.names().pointer(MailText.BODY),
                        "must be shorter: with its audience the campaign takes %d bytes, and %d are possible"
                                .formatted(bytes, ItemSize.MOST)))));
        };
    }

    private @Nullable EventItem event(@Nullable String id) {
        return id == null ? null : items.read(ItemKey.event(id)).event(id);
    }
}
