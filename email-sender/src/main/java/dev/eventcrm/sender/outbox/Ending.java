package dev.eventcrm.sender.outbox;

import dev.eventcrm.schema.item.CampaignItem;
import dev.eventcrm.schema.item.CampaignState;
import dev.eventcrm.schema.item.Outbox;
import dev.eventcrm.sender.audience.QueryApi;
import dev.eventcrm.sender.campaigns.Campaigns;
import dev.eventcrm.sender.store.Table;
import dev.eventcrm.sender.store.WriteResult.Written;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Ends campaigns. The outbox index may lag, and so may the read model, which says that all rows are there and final: a
 * campaign has ended when both have nothing against it, and nothing is left to plan.
 */
@Component
class Ending {
    private static final Logger LOG = LoggerFactory.getLogger(Ending.class);

    private final Table table;
    private final Campaigns campaigns;
    private final QueryApi queryApi;
    private final Clock clock;

    Ending(Table table, Campaigns campaigns, QueryApi queryApi, Clock clock) {
        this.table = table;
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
        if (!mayEnd(seen) || !isOutboxEmpty(seen.id())) {
            return;
        }
        Optional<CampaignItem> campaign = campaigns.read(seen.id()).filter(Ending::mayEnd);
        if (campaign.isPresent()
                && queryApi.countsNow(seen.id())
                        .filter(counts ->
                                counts.showsAllFinal(campaign.get().planning().planned()))
                        .isPresent()) {
            end(campaign.get());
        }
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

    private boolean isOutboxEmpty(String campaignId) throws InterruptedException {
        List<String> shards = Stream.concat(
                        Outbox.waitingShardsOf(campaignId).stream(), Outbox.inFlightShardsOf(campaignId).stream())
                .toList();
        for (String shard : shards) {
            if (!table.outbox(shard, null, 1).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private void end(CampaignItem campaign) throws InterruptedException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        CampaignItem ended = new CampaignItem(
                campaign.id(),
                campaign.revision().next(now),
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
            LOG.info("campaign {} has ended: {}", ended.id(), ended.state().wireName());
        }
    }
}
