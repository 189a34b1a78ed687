package dev.eventcrm.sender.outbox;

import dev.eventcrm.schema.item.CampaignItem;
import dev.eventcrm.schema.item.CampaignState;
import dev.eventcrm.schema.item.EmailItem;
import dev.eventcrm.schema.item.Outbox;
import dev.eventcrm.sender.store.DamagedItems;
import dev.eventcrm.sender.store.Table;
import dev.eventcrm.sender.store.WriteResult.Written;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Settles rows for which time alone does: leases that ended, settling times that did, mails of cancelled campaigns. */
@Component
class Sweep {
    private static final int WINDOW = 100;

    private final Table table;
    private final DamagedItems damaged;
    private final OutboxSettings settings;
    private final SenderMetrics metrics;
    private final Clock clock;

    Sweep(Table table, DamagedItems damaged, OutboxSettings settings, SenderMetrics metrics, Clock clock) {
        this.table = table;
        this.damaged = damaged;
        this.settings = settings;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * Sweeps one campaign, whatever its state.
     *
     * @param campaign the campaign
     * @throws InterruptedException when the program ends first
     */
    void run(CampaignItem campaign) throws InterruptedException {
        for (String shard : Outbox.inFlightShardsOf(campaign.id())) {
            sweep(shard, now(), row -> Steps.lapsed(row, now(), settings));
        }
        if (campaign.state() == CampaignState.CANCELLED) {
            for (String shard : Outbox.waitingShardsOf(campaign.id())) {
                sweep(shard, null, row -> Steps.cancelled(row, now()));
            }
        }
    }

    /** Goes on as long as it gets anywhere: what the index still lists of rows that are settled is no reason to. */
    private void sweep(String shard, @Nullable Instant until, Function<EmailItem, Optional<EmailItem>> decide)
            throws InterruptedException {
        int written;
        int found;
        do {
            var items = table.read(table.outbox(shard, until, WINDOW));
            List<EmailItem> rows = items.entrySet().stream()
                    .flatMap(item -> damaged.read(item.getKey(), item.getValue(), EmailItem::read).stream())
                    .toList();
            found = items.size();
            written = 0;
            for (EmailItem row : rows) {
                Optional<EmailItem> next = decide.apply(row);
                if (next.isPresent() && table.replace(next.get()) instanceof Written) {
                    metrics.ended(next.get().sending().status());
                    written++;
                }
            }
        } while (written > 0 && found == WINDOW);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
