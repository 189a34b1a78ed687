package dev.eventcrm.sender.outbox;

import dev.eventcrm.mail.Mail;
import dev.eventcrm.mail.Placeholders;
import dev.eventcrm.schema.item.AddressHashes;
import dev.eventcrm.schema.item.CrmTable;
import dev.eventcrm.schema.item.EmailAddresses;
import dev.eventcrm.schema.item.EventDetails;
import dev.eventcrm.schema.item.EventItem;
import dev.eventcrm.schema.item.FailureReason;
import dev.eventcrm.schema.item.ItemKey;
import dev.eventcrm.schema.item.Outbox;
import dev.eventcrm.schema.item.SuppressionItem;
import dev.eventcrm.schema.item.TestMailItem;
import dev.eventcrm.schema.item.TestMailItem.Standing;
import dev.eventcrm.schema.item.TestMailStatus;
import dev.eventcrm.schema.item.UserItem;
import dev.eventcrm.schema.item.UserProfile;
import dev.eventcrm.sender.outage.OutageLogs;
import dev.eventcrm.sender.rate.SharedRateLimiter;
import dev.eventcrm.sender.rate.SharedRateLimiter.Permit;
import dev.eventcrm.sender.ses.SendResult;
import dev.eventcrm.sender.ses.Ses;
import dev.eventcrm.sender.store.CorruptItems;
import dev.eventcrm.sender.store.Table;
import dev.eventcrm.table.retry.RetryLoop;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * Sends test mails, each at most once: one write says that a mail may be on its way, the next what became of it. What a killed
 * sender had in hand is reported as unknown when its lease ends.
 */
@Component
class TestMails {
    private static final Logger LOG = LoggerFactory.getLogger(TestMails.class);
    private static final int WINDOW = 10;
    private static final String LOST = "its sender ended before it had an answer";

    private final Table table;
    private final CorruptItems damaged;
    private final Mails mails;
    private final SharedRateLimiter rate;
    private final Ses ses;
    private final OutboxSettings settings;
    private final RetryLoop retryLoop;
    private final OutageLogs dependencies;
    private final AddressHashes hashes;
    private final Clock clock;

    TestMails(
            Table table,
            CorruptItems damaged,
            Mails mails,
            SharedRateLimiter rate,
            Ses ses,
            OutboxSettings settings,
            RetryLoop retryLoop,
            OutageLogs dependencies,
            AddressHashes hashes,
            Clock clock) {
        this.table = table;
        this.damaged = damaged;
        this.mails = mails;
        this.rate = rate;
        this.ses = ses;
        this.settings = settings;
        this.retryLoop = retryLoop;
        this.dependencies = dependencies;
        this.hashes = hashes;
        this.clock = clock;
    }

    /**
     * Sends those that are waiting, and reports those whose sender has ended.
     *
     * @throws InterruptedException when the program ends first
     */
    void run() throws InterruptedException {
        for (ItemKey key : table.outbox(Outbox.TEST_MAILS, now(), WINDOW)) {
            Optional<TestMailItem> mail = read(key, found -> Objects.requireNonNull(TestMailItem.read(found)));
            if (mail.isPresent()) {
                switch (mail.get().standing().status()) {
                    case QUEUED -> send(mail.get());
                    case SENDING -> reportIfLost(mail.get());
                    case SENT, FAILED, SUPPRESSED, UNKNOWN -> {
                        // The index lags.
                    }
                }
            }
        }
    }

    private <T> Optional<T> read(ItemKey key, Function<Map<String, AttributeValue>, T> reading)
            throws InterruptedException {
        return table.read(key).flatMap(item -> damaged.read(key, item, reading));
    }

    private void reportIfLost(TestMailItem mail) throws InterruptedException {
        Instant leaseEnd = mail.standing().dueAt();
        if (leaseEnd == null || !leaseEnd.isAfter(now())) {
            settle(mail, TestMailStatus.UNKNOWN, LOST);
        }
    }

    /** An entry that cannot be read is one all the same. */
    private boolean isSuppressed(String address) throws InterruptedException {
        List<ItemKey> keys =
                hashes.all(address).stream().map(ItemKey::suppression).toList();
        return table.read(keys).entrySet().stream()
                .anyMatch(found -> damaged.read(found.getKey(), found.getValue(), SuppressionItem::read)
                        .map(SuppressionItem::isListed)
                        .orElse(true));
    }

    private void send(TestMailItem queued) throws InterruptedException {
        if (isSuppressed(queued.address())) {
            settle(queued, TestMailStatus.SUPPRESSED, null);
            return;
        }
        Mail rendered;
        try {
            rendered = mails.of(queued, values(queued));
        } catch (UnrenderableMailException e) {
            settle(queued, TestMailStatus.FAILED, e.getMessage());
            return;
        }
        Permit permit = rate.take();
        TestMailItem sending =
                queued.with(new Standing(TestMailStatus.SENDING, null, now(), now().plus(settings.lease())));
        if (!replace(queued, sending)) {
            rate.giveBack(permit);
            return;
        }
        SendResult answer = ses.submit(rendered, EmailAddresses.deliverable(sending.address()), null);
        switch (answer) {
            case SendResult.Accepted _ -> settle(sending, TestMailStatus.SENT, null);
            case SendResult.Refused(String reason) -> settle(sending, TestMailStatus.FAILED, reason);
            case SendResult.OutcomeUnknown(String reason) -> settle(sending, TestMailStatus.UNKNOWN, reason);
            case SendResult.Throttled(String reason) -> waitForSes(sending, reason);
            case SendResult.Stopped(String reason) -> waitForSes(sending, reason);
        }
    }

    /** @throws UnrenderableMailException when the person or the event is gone */
    private Map<String, String> values(TestMailItem mail) throws InterruptedException {
        Map<String, String> values = new LinkedHashMap<>();
        if (mail.eventId() != null) {
            values.putAll(
                    Placeholders.of(detailsOf(mail.eventId()), mail.content().locale()));
        }
        values.putAll(Placeholders.of(
                mail.userId() == null ? Placeholders.sample(mail.address()) : profileOf(mail.userId())));
        return values;
    }

    private EventDetails detailsOf(String eventId) throws InterruptedException {
        EventDetails details = read(ItemKey.event(eventId), EventItem::read)
                .map(EventItem::details)
                .orElse(null);
        if (details == null) {
            throw new UnrenderableMailException(FailureReason.EVENT_DELETED);
        }
        return details;
    }

    private UserProfile profileOf(String userId) throws InterruptedException {
        UserProfile profile = read(ItemKey.user(userId), UserItem::read)
                .map(UserItem::profile)
                .orElse(null);
        if (profile == null) {
            throw new UnrenderableMailException(FailureReason.PERSON_DELETED);
        }
        return profile;
    }

    /** It was not submitted: it is queued again, and looked at when SES answers. */
    private void waitForSes(TestMailItem sending, String reason) throws InterruptedException {
        replace(sending, sending.with(new Standing(TestMailStatus.QUEUED, reason, now(), now())));
        retryLoop.until(dependencies.ses(), ses::account);
    }

    private void settle(TestMailItem mail, TestMailStatus status, @Nullable String reason) throws InterruptedException {
        if (replace(mail, mail.with(new Standing(status, reason, now(), null)))) {
            LOG.info("test mail {}: {}{}", mail.id(), status.apiName(), reason == null ? "" : ", " + reason);
        }
    }

    /**
     * Writes a mail's next standing, if the table still holds the one before it.
     *
     * @return whether it does; also when the answer to the same write was lost before
     */
    private boolean replace(TestMailItem was, TestMailItem next) throws InterruptedException {
        return table.call(client -> {
            try {
                client.putItem(put -> put.tableName(CrmTable.NAME)
                        .item(next.toAttributes())
                        .conditionExpression("#status = :status AND changedAt = :changedAt")
                        .expressionAttributeNames(Map.of("#status", TestMailItem.statusAttribute()))
                        .expressionAttributeValues(Map.of(
                                ":status",
                                AttributeValue.fromS(was.standing().status().apiName()),
                                ":changedAt",
                                AttributeValue.fromS(was.standing().changedAt().toString())))
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
                return true;
            } catch (ConditionalCheckFailedException e) {
                return e.hasItem() && next.toAttributes().equals(e.item());
            }
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
