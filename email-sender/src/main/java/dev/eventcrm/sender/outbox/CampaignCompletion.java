package dev.eventcrm.sender.outbox;

import dev.eventcrm.schema.item.CampaignItem;
import dev.eventcrm.schema.item.CampaignState;
import dev.eventcrm.schema.item.EmailItem;
import dev.eventcrm.schema.item.ItemKey;
import dev.eventcrm.schema.item.Outbox;
import dev.eventcrm.sender.audience.QueryApi;
import dev.eventcrm.sender.campaigns.Campaigns;
import dev.eventcrm.sender.store.CorruptItems;
import dev.eventcrm.sender.store.Table;
import dev.eventcrm.sender.store.WriteResult.Written;
import dev.eventcrm.table.retry.Backoff;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Ends campaigns. The outbox index may lag, and so may the read model, which says that all rows are there and final: a
 * campaign has ended when both have nothing against it, and nothing is left to plan.
 */
@Component
class CampaignCompletion {
    private static final Logger LOG = LoggerFactory.getLogger(CampaignCompletion.class);

    /** A partition with more damaged rows than this needs somebody to look at it. */
    private static final int MOST_DAMAGED = 100;

    private final Table table;
    private final CorruptItems damaged;
    private final DueTimes dueTimes;
    private final OutboxSettings settings;
    private final Map<String, Try> tries = new ConcurrentHashMap<>();
    private final Campaigns campaigns;
    private final QueryApi queryApi;
    private final Clock clock;

    CampaignCompletion(
            Table table,
            CorruptItems damaged,
            DueTimes dueTimes,
            Campaigns campaigns,
            QueryApi queryApi,
            OutboxSettings settings,
            Clock clock) {
        this.table = table;
        this.damaged = damaged;
        this.dueTimes = dueTimes;
        this.settings = settings;
        this.campaigns = campaigns;
        this.queryApi = queryApi;
        this.clock = clock;
    }

    /**
     * Ends a campaign if it has come to its end.
     *
     * @param seen the campaign as it was last seen
     * @throws InterruptedException when the program ends first
     */
    void run(CampaignItem seen) throws InterruptedException {
        boolean isWorthALook =
                mayEnd(seen) && !tries.getOrDefault(seen.id(), Try.FIRST).next().isAfter(clock.instant());
        if (!isWorthALook) {
            return;
        }
        if (hasRows(seen)) {
            later(seen);
            return;
        }
        OptionalInt damagedRows = damagedRows(seen.id());
        if (damagedRows.isEmpty()) {
            return;
        }
        Optional<CampaignItem> campaign = campaigns.read(seen.id()).filter(CampaignCompletion::mayEnd);
        boolean hasEnded = campaign.isPresent()
                && queryApi.countsNow(seen.id())
                        .filter(counts ->
                                counts.showsAllFinal(campaign.get().planning().planned(), damagedRows.getAsInt()))
                        .isPresent();
        if (hasEnded) {
            end(campaign.get(), damagedRows.getAsInt());
        } else {
            later(seen);
        }
    }

    /**
     * Whether it is known to have rows with which all is well. Those that wait are sent when they are due, and known of then;
     * those in flight may be settled by an SES event at any time.
     */
    private boolean hasRows(CampaignItem campaign) throws InterruptedException {
        Optional<DueTimes.Rows> known = dueTimes.rows(campaign);
        if (known.isEmpty()) {
            return false;
        }
        Instant now = clock.instant();
        Instant waiting = known.get().waiting();
        String inFlightShard = known.get().inFlightShard();
        return (waiting != null && waiting.isAfter(now))
                || (inFlightShard != null
                        && table.firstDue(inFlightShard)
                                .filter(due -> due.isAfter(now))
                                .isPresent());
    }

    private void later(CampaignItem campaign) {
        tries.merge(campaign.id(), Try.FIRST.later(clock.instant()), (last, _) -> last.later(clock.instant()));
    }

    /**
     * When a campaign is looked at again that has rows, or whose end the read model does not show.
     *
     * @param count how often it has been
     * @param next when
     */
    private record Try(int count, Instant next) {
        static final Try FIRST = new Try(0, Instant.MIN);

        private static final Backoff PAUSES = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(10));

        Try later(Instant now) {
            return new Try(count + 1, now.plus(PAUSES.pauseAfter(count + 1)));
        }
    }

    /** Forgets all campaigns but these. */
    void retain(Collection<String> campaignIds) {
        tries.keySet().retainAll(campaignIds);
    }

    private static boolean mayEnd(CampaignItem campaign) {
        boolean isAllPlanned = campaign.planning().cursor() == null && campaign.retry() == null;
        return isAllPlanned
                && campaign.endedAt() == null
                && switch (campaign.state()) {
                    case ACTIVE, CANCELLED -> true;
                    case PAUSED, FINISHED -> false;
                };
    }

    /**
     * How many rows the outbox still lists that nobody can do anything for, as they have not been readable for as long as any
     * mail may take to be settled.
     *
     * @return empty when it lists others
     */
    private OptionalInt damagedRows(String campaignId) throws InterruptedException {
        List<String> shards = Stream.concat(
                        Outbox.waitingShardsOf(campaignId).stream(), Outbox.inFlightShardsOf(campaignId).stream())
                .toList();
        Instant before = clock.instant().minus(settings.settleTime());
        int damagedRows = 0;
        for (String shard : shards) {
            List<ItemKey> listed = table.outbox(shard, null, MOST_DAMAGED + 1);
            for (var item : table.read(listed).entrySet()) {
                // What the index still lists of a row that has ended is not of the outbox.
                boolean isListed = item.getValue().containsKey(Outbox.SHARD);
                boolean isReadable = damaged.read(item.getKey(), item.getValue(), EmailItem::read)
                        .isPresent();
                boolean isGivenUp = damaged.since(item.getKey())
                        .filter(since -> !since.isAfter(before))
                        .isPresent();
                if (isListed && (isReadable || !isGivenUp)) {
                    return OptionalInt.empty();
                }
                damagedRows += isListed ? 1 : 0;
            }
            if (listed.size() > MOST_DAMAGED) {
                return OptionalInt.empty();
            }
        }
        return OptionalInt.of(damagedRows);
    }

    private void end(CampaignItem campaign, int damagedRows) throws InterruptedException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        CampaignItem ended = new CampaignItem(
                campaign.id(),
                campaign.itemVersion().next(now),
                campaign.content(),
                campaign.utm(),
                campaign.eventId(),
                campaign.audience(),
                campaign.sendAt(),
                campaign.state() == CampaignState.ACTIVE ? CampaignState.FINISHED : campaign.state(),
                campaign.planning(),
                null,
                now);
        if (table.replace(ended) instanceof Written) {
            LOG.info("campaign {} has ended: {}", ended.id(), ended.state().apiName());
            if (damagedRows > 0) {
                LOG.error("campaign {} has ended with {} rows that cannot be read", ended.id(), damagedRows);
            }
        }
    }
}
