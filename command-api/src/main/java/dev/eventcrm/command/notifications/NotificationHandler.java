package dev.eventcrm.command.notifications;

import dev.eventcrm.command.flow.CommandFlow;
import dev.eventcrm.command.store.Decision;
import dev.eventcrm.command.store.ItemStore;
import dev.eventcrm.command.store.KeyedLocks;
import dev.eventcrm.command.store.LoadedItems;
import dev.eventcrm.command.store.TransactionWrites;
import dev.eventcrm.command.store.Transactions;
import dev.eventcrm.command.store.Write;
import dev.eventcrm.command.suppressions.Suppressing;
import dev.eventcrm.command.tracking.TrackedLinks;
import dev.eventcrm.http.command.CommandResponse;
import dev.eventcrm.http.problem.Problem;
import dev.eventcrm.http.problem.ProblemType;
import dev.eventcrm.schema.item.AddressHashes;
import dev.eventcrm.schema.item.EmailId;
import dev.eventcrm.schema.item.EmailItem;
import dev.eventcrm.schema.item.ItemKey;
import dev.eventcrm.schema.item.Suppression;
import dev.eventcrm.schema.item.SuppressionItem;
import dev.eventcrm.schema.item.UserItem;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.messagemanager.sns.model.SnsMessage;
import software.amazon.awssdk.messagemanager.sns.model.SnsNotification;
import software.amazon.awssdk.messagemanager.sns.model.SnsSubscriptionConfirmation;

/** Takes what SNS brings: confirms subscriptions, and writes what SES tells into the ledger. */
@Component
final class NotificationHandler {
    private static final Logger LOG = LoggerFactory.getLogger(NotificationHandler.class);
    private static final Duration SOON = Duration.ofSeconds(1);

    private final CommandFlow flow;
    private final SnsMessages messages;
    private final Transactions transactions;
    private final ItemStore items;
    private final KeyedLocks locks;
    private final TrackedLinks links;
    private final AddressHashes addresses;
    private final Clock clock;
    private final MeterRegistry meters;

    NotificationHandler(
            CommandFlow flow,
            SnsMessages messages,
            Transactions transactions,
            ItemStore items,
            KeyedLocks locks,
            TrackedLinks links,
            AddressHashes addresses,
            Clock clock,
            MeterRegistry meters) {
        this.flow = flow;
        this.messages = messages;
        this.transactions = transactions;
        this.items = items;
        this.locks = locks;
        this.links = links;
        this.addresses = addresses;
        this.clock = clock;
        this.meters = meters;
    }

    /** What became of a message. */
    enum Effect {
        /** It is in the ledger now. */
        MERGED,
        /** It was there before. */
        REPEATED,
        /** It is about a mail that no ledger knows. */
        UNKNOWN_MAIL,
        /** It is about nothing that matters here. */
        IGNORED,
        /** The subscription is confirmed. */
        CONFIRMED
    }

    /**
     * The answer to a message.
     *
     * @param effect what became of it
     */
    record Receipt(String effect) {}

    CommandResponse take(String text) {
        return flow.command("sesNotification").answer(() -> switch (messages.verify(text)) {
            case SnsMessages.Verdict.Genuine(SnsMessage message) -> take(message);
            case SnsMessages.Verdict.Unreadable(String reason) ->
                CommandResponse.problem(Problem.of(ProblemType.UNREADABLE_BODY, reason));
            case SnsMessages.Verdict.ForeignTopic(String topic) ->
                CommandResponse.problem(
                        Problem.of(ProblemType.FORBIDDEN, "The topic '" + topic + "' is not listened to here."));
            case SnsMessages.Verdict.Forged(String reason) ->
                CommandResponse.problem(Problem.of(ProblemType.FORBIDDEN, "SNS did not sign this message: " + reason));
            case SnsMessages.Verdict.Undecided(String reason) -> CommandResponse.unavailable(reason, SOON);
        });
    }

    private CommandResponse take(SnsMessage message) {
        return switch (message) {
            case SnsNotification notification -> receipt(merge(notification));
            case SnsSubscriptionConfirmation confirmation -> confirm(confirmation);
            default -> {
                LOG.warn("the topic {} sends a {}", message.topicArn(), message.type());
                yield receipt(Effect.IGNORED);
            }
        };
    }

    private CommandResponse confirm(SnsSubscriptionConfirmation confirmation) {
        try {
            if (!messages.confirm(confirmation)) {
                return CommandResponse.problem(Problem.of(
                        ProblemType.FORBIDDEN,
                        "The address to confirm the subscription at is none of SNS, or refuses."));
            }
        } catch (IOException _) {
            return CommandResponse.unavailable("SNS does not answer", SOON);
        }
        LOG.info("subscribed to the topic {}", confirmation.topicArn());
        return receipt(Effect.CONFIRMED);
    }

    private Effect merge(SnsNotification notification) {
        Optional<SesEvent> event = SesEvents.read(notification.message());
        Optional<EmailId> id = event.map(SesEvent::emailId).flatMap(EmailId::parse);
        if (event.isEmpty() || id.isEmpty()) {
            return Effect.IGNORED;
        }
        return locks.in(
                id.get().toString(),
                () -> transactions.run(_ -> attempt(id.get(), event.get(), notification.messageId())));
    }

    private Decision<Effect> attempt(EmailId id, SesEvent event, String notificationId) {
        LoadedItems found = items.read(id.key(), ItemKey.suppression(id.addressHash()));
        EmailItem email = found.email(id);
        if (email == null) {
            return Decision.of(Effect.UNKNOWN_MAIL);
        }
        SesEventReducer.Merged merged =
                SesEventReducer.merge(email, event, notificationId, links::hash, clock.instant());
        EmailItem next = merged.email();
        if (next == null) {
            return Decision.of(Effect.REPEATED);
        }
        Suppression reason = merged.suppression();
        TransactionWrites commit = TransactionWrites.saving(next);
        return new Decision<>(
                reason == null ? commit : suppressing(commit, next, found.suppression(id.addressHash()), reason),
                Effect.MERGED);
    }

    private TransactionWrites suppressing(
            TransactionWrites commit, EmailItem row, SuppressionItem entry, Suppression reason) {
        Instant now = clock.instant();
        UserItem person = Suppressing.suppressed(
                items.read(ItemKey.user(row.userId())).user(row.userId()), entry.addressHash(), reason, addresses, now);
        TransactionWrites suppressed = person == null ? commit : commit.and(new Write.Save(person));
        return Suppressing.and(suppressed, entry, reason, now);
    }

    private CommandResponse receipt(Effect effect) {
        String name = effect.name().toLowerCase(Locale.ROOT);
        meters.counter("crm.ses.notifications", "effect", name).increment();
        return CommandResponse.plain(HttpStatus.OK, new Receipt(name));
    }
}
