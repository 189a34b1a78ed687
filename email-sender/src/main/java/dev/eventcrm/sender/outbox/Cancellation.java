package dev.eventcrm.sender.outbox;

import dev.eventcrm.schema.item.CampaignItem;
import dev.eventcrm.schema.item.CampaignState;
import dev.eventcrm.schema.item.EmailItem;
import dev.eventcrm.schema.item.EmailStatus;
import dev.eventcrm.schema.item.ItemKey;
import dev.eventcrm.schema.item.Outbox;
import dev.eventcrm.sender.campaigns.Campaigns;
import dev.eventcrm.sender.store.CorruptItems;
import dev.eventcrm.sender.store.RowChanges;
import dev.eventcrm.sender.store.Table;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Ends the rows of cancelled campaigns that wait to be sent, many at once, and of each campaign some in turn. */
@Component
class Cancellation {
    private static final int WINDOW = 100;

    private final Campaigns campaigns;
    private final Table table;
    private final RowChanges rows;
    private final CorruptItems damaged;
    private final SenderMetrics metrics;
    private final Clock clock;

    Cancellation(
            Campaigns campaigns,
            Table table,
            RowChanges rows,
            CorruptItems damaged,
            SenderMetrics metrics,
            Clock clock) {
        this.campaigns = campaigns;
        this.table = table;
        this.rows = rows;
        this.damaged = damaged;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * Goes through all cancelled campaigns once.
     *
     * @return whether there is more to do at once
     * @throws InterruptedException when the program ends first
     */
    boolean run() throws InterruptedException {
        boolean isMore = false;
        for (CampaignItem campaign : campaigns.unfinished()) {
            if (campaign.state() == CampaignState.CANCELLED) {
                for (String shard : Outbox.waitingShardsOf(campaign.id())) {
                    isMore |= cancel(shard);
                }
            }
        }
        return isMore;
    }

    /** What the index still lists of rows that are ended is no reason to come back at once. */
    private boolean cancel(String shard) throws InterruptedException {
        List<ItemKey> keys = table.outbox(shard, null, WINDOW);
        List<EmailItem> ended = new ArrayList<>();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        for (var item : table.read(keys).entrySet()) {
            Optional<EmailItem> row = damaged.read(item.getKey(), item.getValue(), EmailItem::read);
            row.flatMap(pending -> SendTransitions.cancelled(pending, now)).ifPresent(ended::add);
        }
        int written = rows.replace(ended);
        for (int row = 0; row < written; row++) {
            metrics.ended(EmailStatus.CANCELLED);
        }
        return written > 0 && keys.size() == WINDOW;
    }
}
