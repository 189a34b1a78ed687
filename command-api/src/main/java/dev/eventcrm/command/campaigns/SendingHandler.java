package dev.eventcrm.command.campaigns;

import dev.eventcrm.command.audience.AudienceClient;
import dev.eventcrm.command.audience.AudienceRequest;
import dev.eventcrm.command.audience.AudienceResponse;
import dev.eventcrm.command.audience.ReadAfter;
import dev.eventcrm.command.flow.CommandDecision;
import dev.eventcrm.command.flow.CommandFlow;
import dev.eventcrm.command.store.AddressSecrets;
import dev.eventcrm.command.store.Decision;
import dev.eventcrm.command.store.ItemStore;
import dev.eventcrm.command.store.TransactionWrites;
import dev.eventcrm.http.command.CommandRequest;
import dev.eventcrm.http.command.CommandResponse;
import dev.eventcrm.http.problem.Errors;
import dev.eventcrm.http.problem.FieldError;
import dev.eventcrm.http.problem.Problem;
import dev.eventcrm.schema.item.AddressHashes;
import dev.eventcrm.schema.item.CampaignItem;
import dev.eventcrm.schema.item.EventItem;
import dev.eventcrm.schema.item.ItemKey;
import java.time.Clock;
import java.time.Instant;
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
        Acceptable acceptable = new Acceptable(request, readAfter, ids.get());
        return flow.command("sendCampaign").once(request.idempotencyKey()).commit(() -> attempt(acceptable));
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
        Errors errors = new Errors();
        AudienceRequest question = Audiences.question(request, errors);
        SendCampaignDecision.check(command, event, now).stream()
                .map(request.names()::error)
                .forEach(errors::add);
        if (!errors.areNone()) {
            return CommandDecision.refused(Problem.invalid(errors.found()));
        }
        secrets.require();
        return switch (acceptable.audience(question)) {
            case AudienceResponse.Refused(List<FieldError> wrong) ->
                CommandDecision.refused(Problem.invalid(Audiences.errors(request, wrong)));
            case AudienceResponse.Unavailable(String reason, var retryAfter) ->
                Decision.of(CommandResponse.unavailable(reason, retryAfter));
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
            case SendCampaignDecision.Outcome.Accepted(CampaignItem campaign) ->
                CommandDecision.accepted(
                        TransactionWrites.saving(campaign),
                        CampaignView.location(campaign.id()),
                        CampaignView.of(campaign),
                        campaign.itemVersion().version());
            case SendCampaignDecision.Outcome.NoRecipients() ->
                CommandDecision.refused(Problem.invalid(List.of(FieldError.inBody(
                        request.names().pointer(SendCampaign.FILTER),
                        "must match at least one person; it matches none"))));
            case SendCampaignDecision.Outcome.UnknownPeople(int count) ->
                CommandDecision.refused(Problem.invalid(List.of(FieldError.inBody(
                        request.names().pointer(SendCampaign.USER_IDS),
                        "must be ids of people, and %d of them %s not, or not searchable yet"
                                .formatted(count, count == 1 ? "is" : "are")))));
            case SendCampaignDecision.Outcome.TooLarge(int bytes) ->
                CommandDecision.refused(Problem.invalid(List.of(FieldError.inBody(
                        request.names().pointer(MailText.BODY),
                        "must be shorter: with its audience the campaign takes %d bytes, and %d are possible"
                                .formatted(bytes, ItemSize.MOST)))));
        };
    }

    private @Nullable EventItem event(@Nullable String id) {
        return id == null ? null : items.read(ItemKey.event(id)).event(id);
    }
}
