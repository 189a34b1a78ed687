package dev.eventcrm.command.campaigns;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.eventcrm.command.flow.CommandDecision;
import dev.eventcrm.command.flow.CommandFlow;
import dev.eventcrm.command.store.Decision;
import dev.eventcrm.command.store.ItemStore;
import dev.eventcrm.command.store.TransactionWrites;
import dev.eventcrm.command.store.Write;
import dev.eventcrm.http.command.CommandRequest;
import dev.eventcrm.http.command.CommandResponse;
import dev.eventcrm.http.command.CrossFieldRules.Wrong;
import dev.eventcrm.http.problem.Problem;
import dev.eventcrm.schema.item.CampaignContent;
import dev.eventcrm.schema.item.EventItem;
import dev.eventcrm.schema.item.ItemKey;
import dev.eventcrm.schema.item.TestMailItem;
import dev.eventcrm.schema.item.UserItem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Puts test mails into the outbox. They are in no audience and in no figure. */
@Component
final class TestMailHandler {
    private final CommandFlow flow;
    private final ItemStore items;
    private final MailSettings settings;
    private final Supplier<String> ids;
    private final Clock clock;

    TestMailHandler(CommandFlow flow, ItemStore items, MailSettings settings, Supplier<String> ids, Clock clock) {
        this.flow = flow;
        this.items = items;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A test mail in an answer.
     *
     * @param id its id
     * @param address where it goes
     * @param status {@code queued}, {@code sending}, {@code sent}, {@code failed}, {@code suppressed} or {@code unknown}
     * @param reason why it failed, or why nobody knows; absent otherwise
     * @param createdAt when it was asked for
     * @param changedAt since when the status is what it is
     */
    record TestMailView(
            String id,
            String address,

            @Schema(allowableValues = {"queued", "sending", "sent", "failed", "suppressed", "unknown"})
            String status,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String reason,

            Instant createdAt,
            Instant changedAt) {
        static TestMailView of(TestMailItem mail) {
            return new TestMailView(
                    mail.id(),
                    mail.address(),
                    mail.standing().status().apiName(),
                    mail.standing().reason(),
                    mail.createdAt(),
                    mail.standing().changedAt());
        }
    }

    /**
     * A test mail as it stands.
     *
     * @param id its id
     */
    CommandResponse show(String id) {
        return flow.command("showTestMail").answer(() -> {
            TestMailItem mail = items.read(ItemKey.testMail(id)).testMail(id);
            // DynamoDB may take days to purge what has expired.
            boolean isKnown =
                    mail != null && mail.createdAt().plus(TestMailItem.LIFE).isAfter(clock.instant());
            return mail == null || !isKnown
                    ? CommandResponse.problem(Problem.notFound("test mail", id))
                    : CommandResponse.plain(HttpStatus.OK, TestMailView.of(mail));
        });
    }

    CommandResponse send(CommandRequest<SendTestMail> request) {
        return flow.command("sendTestMail").once(request.idempotencyKey()).commit(() -> send(request, request.body()));
    }

    private Decision<CommandResponse> send(CommandRequest<SendTestMail> request, SendTestMail command) {
        List<Wrong> wrong = check(command, event(command.eventId()), user(command.userId()));
        if (!wrong.isEmpty()) {
            return CommandDecision.refused(
                    Problem.invalid(wrong.stream().map(request.names()::error).toList()));
        }
        TestMailItem mail = TestMailItem.queued(
                ids.get(),
                command.address(),
                content(command),
                command.utm(),
                command.userId(),
                command.eventId(),
                clock.instant());
        return new Decision<>(
                TransactionWrites.nothing().and(new Write.Insert(mail.key(), mail.toAttributes())),
                CommandResponse.plain(HttpStatus.ACCEPTED, TestMailView.of(mail)));
    }

    private static List<Wrong> check(SendTestMail command, @Nullable EventItem event, @Nullable UserItem user) {
        List<Wrong> wrong = new ArrayList<>(command.text().check(command.eventId() != null));
        if (command.eventId() != null && (event == null || event.details() == null)) {
            wrong.add(Wrong.of("eventId", "must be the id of an event; '" + command.eventId() + "' is none"));
        }
        if (command.userId() != null && (user == null || user.profile() == null)) {
            wrong.add(Wrong.of("userId", "must be the id of a person; '" + command.userId() + "' is none"));
        }
        return wrong;
    }

    private CampaignContent content(SendTestMail command) {
        MailText text = command.text();
        return new CampaignContent(
                null,
                text.subject(),
                text.body(),
                text.isHtml(),
                Objects.requireNonNullElse(command.locale(), settings.locale()),
                true);
    }

    private @Nullable EventItem event(@Nullable String id) {
        return id == null ? null : items.read(ItemKey.event(id)).event(id);
    }

    private @Nullable UserItem user(@Nullable String id) {
        return id == null ? null : items.read(ItemKey.user(id)).user(id);
    }
}
