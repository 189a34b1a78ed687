package dev.eventcrm.sender.campaigns;

import dev.eventcrm.schema.item.CampaignItem;
import dev.eventcrm.schema.item.CampaignState;
import dev.eventcrm.schema.item.ItemKey;
import dev.eventcrm.schema.item.Outbox;
import dev.eventcrm.sender.store.CorruptItems;
import dev.eventcrm.sender.store.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All campaigns for which there is something to do, as this process knows them, and how old that knowledge may be. */
@Component
public class Campaigns {
    /** How many are in memory with what they say. */
    private static final int AT_ONCE = 100;

    private final Table table;
    private final CorruptItems damaged;
    private final CampaignSettings settings;
    private final LongSupplier nanoTime;
    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private volatile List<CampaignItem> unfinished = List.of();

    Campaigns(Table table, CorruptItems damaged, CampaignSettings settings, LongSupplier nanoTime, Clock clock) {
        this.table = table;
        this.damaged = damaged;
        this.settings = settings;
        this.nanoTime = nanoTime;
        this.clock = clock;
    }

    /** Those for which there was something to do when they were last looked for, without what they say. */
    public List<CampaignItem> unfinished() {
        return unfinished;
    }

    /**
     * Looks for them.
     *
     * @throws InterruptedException when the program ends before the table answers
     */
    public void refresh() throws InterruptedException {
        long asOf = nanoTime.getAsLong();
        List<ItemKey> keys = table.wholeOutbox(Outbox.CAMPAIGNS, clock.instant());
        List<CampaignItem> found = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += AT_ONCE) {
            table.read(keys.subList(from, Math.min(from + AT_ONCE, keys.size()))).entrySet().stream()
                    .flatMap(entry -> damaged.read(entry.getKey(), entry.getValue(), CampaignItem::read).stream())
                    .filter(campaign -> campaign.endedAt() == null)
                    .map(CampaignItem::withoutText)
                    .forEach(found::add);
        }
        found.forEach(campaign -> entry(campaign.id()).learn(campaign.state(), asOf));
        known.keySet().retainAll(found.stream().map(CampaignItem::id).toList());
        unfinished = List.copyOf(found);
    }

    /**
     * When to look for them again: soon while one is under way, and less often while all that there are wait for their time
     * or are paused.
     *
     * @param now the time
     */
    public Duration nextLookAfter(Instant now) {
        Instant soon = now.plus(settings.idleInterval());
        boolean isUnderWay = unfinished.stream().anyMatch(campaign -> switch (campaign.state()) {
            case ACTIVE -> !campaign.sendAt().isAfter(soon);
            case CANCELLED, FINISHED -> true;
            case PAUSED -> false;
        });
        return isUnderWay ? settings.pollInterval() : settings.idleInterval();
    }

    /**
     * Whether mails of a campaign may be submitted, by what was true of it at most {@link CampaignSettings#stateAge} ago.
     *
     * @param campaignId the campaign
     * @throws InterruptedException when the program ends before the table answers
     */
    public boolean isSending(String campaignId) throws InterruptedException {
        return entry(campaignId).state() == CampaignState.ACTIVE;
    }

    /**
     * A campaign as it stands in the table.
     *
     * @param campaignId the campaign
     * @return empty when there is none, or it cannot be read
     * @throws InterruptedException when the program ends before the table answers
     */
    public Optional<CampaignItem> read(String campaignId) throws InterruptedException {
        ItemKey key = ItemKey.campaign(campaignId);
        return table.read(key).flatMap(item -> damaged.read(key, item, CampaignItem::read));
    }

    private Known entry(String campaignId) {
        return known.computeIfAbsent(campaignId, Known::new);
    }

    /** What is known of one campaign. Who asks while another reads waits for that one's answer. */
    private final class Known {
        private final String campaignId;
        private final ReentrantLock reading = new ReentrantLock();
        private volatile @Nullable Seen seen;

        Known(String campaignId) {
            this.campaignId = campaignId;
        }

        void learn(CampaignState state, long asOf) {
            Seen last = seen;
            if (last == null || asOf - last.asOf() > 0) {
                seen = new Seen(state, asOf);
            }
        }

        CampaignState state() throws InterruptedException {
            Seen last = fresh();
            if (last != null) {
                return last.state();
            }
            reading.lockInterruptibly();
            try {
                last = fresh();
                if (last == null) {
                    long asOf = nanoTime.getAsLong();
                    last = new Seen(read(campaignId).map(CampaignItem::state).orElse(CampaignState.CANCELLED), asOf);
                    seen = last;
                }
                return last.state();
            } finally {
                reading.unlock();
            }
        }

        private @Nullable Seen fresh() {
            Seen last = seen;
            return last != null
                            && nanoTime.getAsLong() - last.asOf()
                                    < settings.stateAge().toNanos()
                    ? last
                    : null;
        }
    }

    /**
     * A state that was read.
     *
     * @param state the state
     * @param asOf the moment before the read; it may have changed any time after
     */
    private record Seen(CampaignState state, long asOf) {}
}
