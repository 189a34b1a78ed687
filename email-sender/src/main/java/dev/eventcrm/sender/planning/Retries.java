package dev.eventcrm.sender.planning;

import dev.eventcrm.schema.api.ConsistencyToken;
import dev.eventcrm.schema.item.CampaignItem.Retry;
import dev.eventcrm.schema.item.EmailId;
import dev.eventcrm.schema.item.EmailItem;
import dev.eventcrm.schema.item.ItemKey;
import dev.eventcrm.sender.audience.QueryApi;
import dev.eventcrm.sender.audience.QueryApi.FailedMail;
import dev.eventcrm.sender.audience.QueryApi.Failures;
import dev.eventcrm.sender.store.CorruptItems;
import dev.eventcrm.sender.store.Table;
import dev.eventcrm.sender.store.WriteResult.Written;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes failed mails of an ended campaign due again. */
@Component
class Retries {
    private static final Logger LOG = LoggerFactory.getLogger(Retries.class);

    /** As many ids as a request's header holds with ease. */
    private static final int MOST_IN_TOKEN = 50;

    private final QueryApi queryApi;
    private final CorruptItems damaged;
    private final Table table;
    private final Clock clock;

    Retries(QueryApi queryApi, CorruptItems damaged, Table table, Clock clock) {
        this.queryApi = queryApi;
        this.damaged = damaged;
        this.table = table;
        this.clock = clock;
    }

    /**
     * Makes them due, and then says on the campaign that it is done. Begun again after a crash it comes to the same.
     *
     * @param lease the campaign with what was asked for
     */
    void plan(Lease lease) throws InterruptedException {
        Retry retry = lease.campaign().retry();
        if (retry == null) {
            return;
        }
        String campaignId = lease.campaign().id();
        int reopened = 0;
        @Nullable String token = null;
        do {
            Failures failures = queryApi.failures(campaignId, token);
            reopened += reopen(campaignId, failures.mails(), retry);
            token = failures.nextToken();
            if (lease.isNearItsEnd() && !lease.renew()) {
                return;
            }
        } while (token != null);
        if (lease.save(PlanTransitions.released(lease.campaign().planning()), null)) {
            LOG.info("campaign {}: {} failed mails are due again", campaignId, reopened);
        }
    }

    private int reopen(String campaignId, List<FailedMail> mails, Retry retry) throws InterruptedException {
        List<ItemKey> keys = mails.stream()
                .flatMap(mail -> EmailId.parse(mail.id()).stream())
                .map(EmailId::key)
                .toList();
        List<EmailItem> rows = table.read(keys).entrySet().stream()
                .flatMap(item -> damaged.read(item.getKey(), item.getValue(), EmailItem::read).stream())
                .toList();
        List<EmailItem> written = new ArrayList<>();
        for (EmailItem row : rows) {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            Optional<EmailItem> next = RetryDecision.decide(row, retry, now);
            if (next.isPresent() && table.replace(next.get()) instanceof Written) {
                written.add(next.get());
            }
        }
        awaitShown(campaignId, written);
        return written.size();
    }

    /** Until the read model shows them, it would count the campaign as one whose mails are all final. */
    private void awaitShown(String campaignId, List<EmailItem> written) throws InterruptedException {
        for (int from = 0; from < written.size(); from += MOST_IN_TOKEN) {
            List<EmailItem> some = written.subList(from, Math.min(from + MOST_IN_TOKEN, written.size()));
            queryApi.counts(campaignId, ConsistencyToken.of(some));
        }
    }
}
