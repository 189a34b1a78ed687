package dev.eventcrm.sender.outbox;

import dev.eventcrm.schema.item.CampaignItem;
import dev.eventcrm.schema.item.EmailItem;
import dev.eventcrm.schema.item.Outbox;
import dev.eventcrm.sender.store.CorruptItems;
import dev.eventcrm.sender.store.Table;
import dev.eventcrm.sender.store.WriteResult.Written;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Settles rows in flight for which time alone does: leases that ended, and settling times that did. */
@Component
class LeaseSweeper {
    private static final int WINDOW = 100;

    private final Table table;
    private final CorruptItems damaged;
    private final DueTimes dueTimes;
    private final OutboxSettings settings;
    private final SenderMetrics metrics;
    private final Clock clock;

    /** When the next row of each campaign can lapse. */
    private final Map<String, Instant> next = new ConcurrentHashMap<>();

    LeaseSweeper(
            Table table,
            CorruptItems damaged,
            DueTimes dueTimes,
            OutboxSettings settings,
            SenderMetrics metrics,
            Clock clock) {
        this.table = table;
        this.damaged = damaged;
        this.dueTimes = dueTimes;
        this.settings = settings;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * Sweeps one campaign, unless none of its rows in flight can have lapsed.
     *
     * @param campaign the campaign
     * @throws InterruptedException when the program ends first
     */
    void run(CampaignItem campaign) throws InterruptedException {
        Instant from = now();
        Instant last = next.get(campaign.id());
        if (last != null && last.isAfter(from)) {
            return;
        }
        // What is submitted later lapses later than this.
        Instant earliest = nextSubmission(campaign, from).plus(shortestFlight());
        for (String shard : Outbox.inFlightShardsOf(campaign.id())) {
            Optional<Instant> due = table.firstDue(shard);
            if (due.isPresent() && !due.get().isAfter(from)) {
                sweep(shard, from);
                due = table.firstDue(shard);
            }
            if (due.isPresent() && due.get().isBefore(earliest)) {
                earliest = due.get();
            }
        }
        next.put(campaign.id(), earliest);
    }

    private Duration shortestFlight() {
        return settings.lease().compareTo(settings.settleTime()) < 0 ? settings.lease() : settings.settleTime();
    }

    private Instant nextSubmission(CampaignItem campaign, Instant now) {
        return dueTimes.rows(campaign)
                .map(rows -> rows.waiting() == null ? now.plus(DueTimes.LONGEST) : rows.waiting())
                .filter(waiting -> waiting.isAfter(now))
                .orElse(now);
    }

    /** Forgets all campaigns but these. */
    void retain(Collection<String> campaignIds) {
        next.keySet().retainAll(campaignIds);
    }

    /** Goes on as long as it gets anywhere: what the index still lists of rows that are settled is no reason to. */
    private void sweep(String shard, Instant until) throws InterruptedException {
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
                Optional<EmailItem> next = SendTransitions.lapsed(row, now(), settings);
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
