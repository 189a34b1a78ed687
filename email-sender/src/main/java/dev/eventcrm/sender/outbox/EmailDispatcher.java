package dev.eventcrm.sender.outbox;

import dev.eventcrm.mail.Mail;
import dev.eventcrm.schema.item.AddressHashes;
import dev.eventcrm.schema.item.CampaignContent;
import dev.eventcrm.schema.item.EmailId;
import dev.eventcrm.schema.item.EmailItem;
import dev.eventcrm.schema.item.EmailStatus;
import dev.eventcrm.schema.item.EventItem;
import dev.eventcrm.schema.item.FailureReason;
import dev.eventcrm.schema.item.ItemKey;
import dev.eventcrm.schema.item.Sending;
import dev.eventcrm.schema.item.Suppression;
import dev.eventcrm.schema.item.SuppressionItem;
import dev.eventcrm.schema.item.UserItem;
import dev.eventcrm.sender.campaigns.Campaigns;
import dev.eventcrm.sender.outbox.Recipient.Facts;
import dev.eventcrm.sender.outbox.Recipient.Moved;
import dev.eventcrm.sender.outbox.Recipient.Reachable;
import dev.eventcrm.sender.outbox.Recipient.Skipped;
import dev.eventcrm.sender.outbox.Recipient.Suppressed;
import dev.eventcrm.sender.outbox.Recipient.Unreadable;
import dev.eventcrm.sender.rate.SharedRateLimiter;
import dev.eventcrm.sender.rate.SharedRateLimiter.Permit;
import dev.eventcrm.sender.ses.SendResult;
import dev.eventcrm.sender.ses.Ses;
import dev.eventcrm.sender.store.CorruptItems;
import dev.eventcrm.sender.store.Table;
import dev.eventcrm.sender.store.WriteResult.VersionConflict;
import dev.eventcrm.sender.store.WriteResult.Written;
import dev.eventcrm.table.retry.RetryableCall;
import dev.eventcrm.table.retry.RetryableCall.RetryLater;
import dev.eventcrm.table.retry.RetryableCall.Success;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Takes one row from due to settled. Two writes lie between: one right before the submission, which no other sender can
 * make too, and one with what became of it. Until the first, nothing has happened, so a process may be killed at any
 * time without a trace; between the two the row says that a mail may be on its way.
 */
@Component
class EmailDispatcher {
    private final Table table;
    private final CorruptItems damaged;
    private final Campaigns campaigns;
    private final Mails mails;
    private final SharedRateLimiter rate;
    private final Ses ses;
    private final OutboxSettings settings;
    private final SenderMetrics metrics;
    private final AddressHashes hashes;
    private final RandomGenerator random;
    private final Clock clock;

    EmailDispatcher(
            Table table,
            CorruptItems damaged,
            Campaigns campaigns,
            Mails mails,
            SharedRateLimiter rate,
            Ses ses,
            OutboxSettings settings,
            SenderMetrics metrics,
            AddressHashes hashes,
            RandomGenerator random,
            Clock clock) {
        this.table = table;
        this.damaged = damaged;
        this.campaigns = campaigns;
        this.mails = mails;
        this.rate = rate;
        this.ses = ses;
        this.settings = settings;
        this.metrics = metrics;
        this.hashes = hashes;
        this.random = random;
        this.clock = clock;
    }

    /**
     * A turn at a row, until SES takes mails. Every attempt after the first looks at the row anew, as the one before has
     * written it.
     *
     * @param found the row as it was found
     * @param holder this worker
     */
    RetryableCall<Boolean> turn(EmailItem found, String holder) {
        return new RetryableCall<>() {
            private boolean isFirst = true;

            @Override
            public Outcome<Boolean> make() throws InterruptedException {
                if (isFirst) {
                    isFirst = false;
                    return send(found, holder);
                }
                Optional<EmailItem> row = table.read(found.key()).map(EmailItem::read);
                return row.isPresent() && SendTransitions.isDue(row.get(), clock.instant())
                        ? send(row.get(), holder)
                        : new Success<>(false);
            }
        };
    }

    /**
     * Sends the mail of a row, or finds that it is not to be sent, or that another sender has it.
     *
     * @param row the row as it was found
     * @param holder this worker
     * @return not yet when SES takes no mails at present
     * @throws InterruptedException when the program ends first
     */
    private RetryableCall.Outcome<Boolean> send(EmailItem row, String holder) throws InterruptedException {
        String campaignId = row.emailId().campaignId();
        if (!campaigns.isSending(campaignId)) {
            return new Success<>(false);
        }
        Permit permit = rate.take();
        boolean isUsed = false;
        try {
            if (!campaigns.isSending(campaignId)) {
                return new Success<>(false);
            }
            Optional<CampaignContent> content = mails.content(campaignId);
            if (content.isEmpty()) {
                return new Success<>(false);
            }
            switch (recipient(row, content.get())) {
                case Suppressed(String cause) -> end(row, EmailStatus.SUPPRESSED, cause);
                case Unreadable() -> end(row, EmailStatus.FAILED, FailureReason.UNREADABLE);
                case Skipped(String reason) -> end(row, EmailStatus.SKIPPED, reason);
                case Moved(String address) -> {
                    return new Success<>(readdress(row, address));
                }
                case Reachable(String address, Map<String, String> values) -> {
                    Optional<Mail> mail = mails.of(row.emailId(), values);
                    EmailItem submitting = SendTransitions.submitting(row, holder, now(), settings.lease());
                    if (mail.isEmpty() || table.replace(submitting) instanceof VersionConflict) {
                        return new Success<>(false);
                    }
                    if (!maySubmit(submitting)) {
                        giveBack(submitting);
                        return new Success<>(false);
                    }
                    isUsed = true;
                    metrics.submitted(row.sending().dueAt(), now());
                    return submit(submitting, mail.get(), address);
                }
            }
            return new Success<>(true);
        } catch (UnrenderableMailException e) {
            end(row, EmailStatus.FAILED, String.valueOf(e.getMessage()));
            return new Success<>(true);
        } finally {
            if (!isUsed) {
                rate.giveBack(permit);
            }
        }
    }

    private Recipient recipient(EmailItem row, CampaignContent content) throws InterruptedException {
        ItemKey suppression = ItemKey.suppression(row.emailId().addressHash());
        ItemKey person = ItemKey.user(row.userId());
        List<ItemKey> keys = new ArrayList<>(List.of(suppression, person));
        if (row.eventId() != null) {
            keys.add(ItemKey.event(row.eventId()));
        }
        Map<ItemKey, Map<String, AttributeValue>> found = table.read(keys);
        Optional<SuppressionItem> entry = read(suppression, found, SuppressionItem::read);
        Optional<UserItem> user = read(person, found, UserItem::read);
        Optional<EventItem> event =
                row.eventId() == null ? Optional.empty() : read(ItemKey.event(row.eventId()), found, EventItem::read);
        long readable =
                Stream.of(entry, user, event).filter(Optional::isPresent).count();
        if (readable < found.size()) {
            return new Unreadable();
        }
        var facts =
                new Facts(entry.map(SuppressionItem::suppression).orElse(null), user.orElse(null), event.orElse(null));
        return switch (Recipient.decide(row, facts, content, hashes)) {
            case Reachable reachable -> ifListedByNoOtherHash(row, reachable);
            case Moved moved -> moved;
            case Suppressed suppressed -> suppressed;
            case Unreadable unreadable -> unreadable;
            case Skipped skipped -> skipped;
        };
    }

    /** The address may have come onto the list when another secret than the row's was in use. */
    private Recipient ifListedByNoOtherHash(EmailItem row, Reachable reachable) throws InterruptedException {
        List<ItemKey> keys = hashes.all(reachable.address()).stream()
                .filter(hash -> !hash.equals(row.emailId().addressHash()))
                .map(ItemKey::suppression)
                .toList();
        Map<ItemKey, Map<String, AttributeValue>> found = table.read(keys);
        for (ItemKey key : found.keySet()) {
            Optional<SuppressionItem> entry = read(key, found, SuppressionItem::read);
            if (entry.isEmpty()) {
                return new Unreadable();
            }
            Suppression suppression = entry.get().suppression();
            if (suppression != null) {
                return new Suppressed(suppression.cause().apiName());
            }
        }
        return reachable;
    }

    /** The mail goes on in the other row, when that is due: now. */
    private boolean readdress(EmailItem row, String address) throws InterruptedException {
        EmailId id = row.emailId();
        EmailId moved = new EmailId(id.campaignId(), hashes.hashLike(id.addressHash(), address));
        ItemKey key = moved.key();
        Optional<Map<String, AttributeValue>> found = table.read(key);
        Optional<EmailItem> other = found.flatMap(item -> damaged.read(key, item, EmailItem::read));
        if (found.isPresent() && other.isEmpty()) {
            end(row, EmailStatus.FAILED, FailureReason.UNREADABLE);
            return true;
        }
        return table.replaceAll(Readdressing.decide(row, moved, other.orElse(null), now()));
    }

    private <T> Optional<T> read(
            ItemKey key,
            Map<ItemKey, Map<String, AttributeValue>> found,
            Function<Map<String, AttributeValue>, T> reading) {
        return Optional.ofNullable(found.get(key)).flatMap(item -> damaged.read(key, item, reading));
    }

    /** The write may have taken long: the campaign may be paused by now, or the lease half over. */
    private boolean maySubmit(EmailItem submitting) throws InterruptedException {
        return campaigns.isSending(submitting.emailId().campaignId())
                && submitting
                        .itemVersion()
                        .updatedAt()
                        .plus(settings.lease().dividedBy(2))
                        .isAfter(now());
    }

    private void giveBack(EmailItem submitting) throws InterruptedException {
        var _ = table.replace(SendTransitions.givenBack(submitting, now()));
    }

    private RetryableCall.Outcome<Boolean> submit(EmailItem submitting, Mail mail, String address)
            throws InterruptedException {
        SendResult answer = ses.submit(mail, address, submitting.emailId());
        metrics.answered(answer);
        settle(submitting, SendTransitions.after(submitting.sending(), answer, now(), settings, random));
        return switch (answer) {
            case SendResult.Accepted _, SendResult.Throttled _, SendResult.Refused _ -> new Success<>(true);
            case SendResult.Stopped(String reason) -> new RetryLater<>(reason);
            // One answer lost is chance; SES away would make every worker's next mail one more that nobody knows of.
            case SendResult.OutcomeUnknown _ ->
                switch (ses.account()) {
                    case Success<Double> _ -> new Success<>(true);
                    case RetryLater<Double>(String reason) -> new RetryLater<>(reason);
                };
        };
    }

    private void settle(EmailItem submitted, Sending settled) throws InterruptedException {
        Optional<EmailItem> next = Optional.of(submitted.with(settled, now()));
        while (next.isPresent()) {
            next = switch (table.replace(next.get())) {
                case Written() -> Optional.empty();
                case VersionConflict(var current) ->
                    current.isEmpty()
                            ? Optional.empty()
                            : SendTransitions.settledNow(EmailItem.read(current), submitted, settled, now());
            };
        }
    }

    /**
     * Ends a row whose turns lead nowhere, unless it is in flight: then its lease does.
     *
     * @param key the row's key
     * @param fault what happened in its last turn
     * @throws InterruptedException when the program ends first
     */
    void giveUp(ItemKey key, Throwable fault) throws InterruptedException {
        Optional<EmailItem> row = table.read(key).flatMap(item -> damaged.read(key, item, EmailItem::read));
        if (row.isPresent() && SendTransitions.isDue(row.get(), clock.instant())) {
            end(
                    row.get(),
                    EmailStatus.FAILED,
                    FailureReason.FAULT + ": " + fault.getClass().getSimpleName());
        }
    }

    private void end(EmailItem row, EmailStatus status, String reason) throws InterruptedException {
        if (table.replace(SendTransitions.ended(row, status, reason, now())) instanceof Written) {
            metrics.ended(status);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
