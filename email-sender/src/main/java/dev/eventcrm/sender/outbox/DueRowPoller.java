package dev.eventcrm.sender.outbox;

import dev.eventcrm.schema.item.CampaignItem;
import dev.eventcrm.schema.item.CampaignState;
import dev.eventcrm.schema.item.EmailItem;
import dev.eventcrm.schema.item.ItemKey;
import dev.eventcrm.schema.item.Outbox;
import dev.eventcrm.sender.campaigns.Campaigns;
import dev.eventcrm.sender.store.CorruptItems;
import dev.eventcrm.sender.store.Table;
import dev.eventcrm.table.retry.Backoff;
import dev.eventcrm.table.retry.ShutdownSignal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;

/**
 * Finds rows that are due and hands each to one worker. Every process looks at the partitions in an order of its own and
 * takes a few of the many that it finds, so that processes seldom meet; when they do, the write that begins the submission
 * decides. All campaigns get a turn, whatever the size of one.
 */
@Component
class DueRowPoller {
    /** Rows looked at in one partition, of which some are taken. */
    private static final int WINDOW = 250;

    /** How many poll intervals a row is left alone at most. */
    private static final int LONGEST_PAUSE = 1024;

    private final Table table;
    private final CorruptItems damaged;
    private final Campaigns campaigns;
    private final DueTimes dueTimes;
    private final OutboxSettings settings;
    private final Backoff pauses;
    private final Random random;
    private final ShutdownSignal stop;
    private final Clock clock;
    private final BlockingQueue<EmailItem> queue;
    private final Set<ItemKey> taken = ConcurrentHashMap.newKeySet();
    private final Map<ItemKey, Turns> failedTurns = new ConcurrentHashMap<>();

    DueRowPoller(
            Table table,
            CorruptItems damaged,
            Campaigns campaigns,
            DueTimes dueTimes,
            OutboxSettings settings,
            RandomGenerator random,
            ShutdownSignal stop,
            Clock clock) {
        this.table = table;
        this.damaged = damaged;
        this.campaigns = campaigns;
        this.dueTimes = dueTimes;
        this.settings = settings;
        this.pauses = new Backoff(
                settings.pollInterval().multipliedBy(2), settings.pollInterval().multipliedBy(LONGEST_PAUSE));
        this.random = Random.from(random);
        this.stop = stop;
        this.clock = clock;
        this.queue = new ArrayBlockingQueue<>(settings.workers());
    }

    /**
     * The turns of a row that came to nothing.
     *
     * @param count how many
     * @param until how long it is left alone
     */
    private record Turns(int count, Instant until) {}

    /**
     * Waits for a row.
     *
     * @throws InterruptedException when the program ends first
     */
    EmailItem take() throws InterruptedException {
        while (true) {
            // A row comes at once; only the end of the program has to be looked for.
            EmailItem row = queue.poll(settings.idleInterval().toMillis(), TimeUnit.MILLISECONDS);
            if (stop.isRaised()) {
                throw new InterruptedException("ended while no mail was under way");
            }
            if (row != null) {
                return row;
            }
        }
    }

    /** Says that a worker is done with a row. */
    void release(EmailItem row) {
        failedTurns.remove(row.key());
        taken.remove(row.key());
        dueTimes.stir(row.emailId().campaignId());
    }

    /**
     * Says that a worker got nowhere with a row. It is left alone for a while that doubles with every time.
     *
     * @return how often that has been so now
     */
    int releaseLater(EmailItem row) {
        int times = failedTurns
                .merge(
                        row.key(),
                        new Turns(1, pauseAfter(1)),
                        (last, _) -> new Turns(last.count() + 1, pauseAfter(last.count() + 1)))
                .count();
        taken.remove(row.key());
        dueTimes.stir(row.emailId().campaignId());
        return times;
    }

    /** Says that a row has ended, and its turns with it. */
    void forget(EmailItem row) {
        failedTurns.remove(row.key());
    }

    private Instant pauseAfter(int count) {
        return clock.instant().plus(pauses.pauseAfter(count));
    }

    private boolean isLeftAlone(ItemKey key) {
        Turns turns = failedTurns.get(key);
        return turns != null && turns.until().isAfter(clock.instant());
    }

    /**
     * Looks at every campaign once.
     *
     * @throws InterruptedException when the program ends first
     */
    void feed() throws InterruptedException {
        List<CampaignItem> all = new ArrayList<>(campaigns.unfinished());
        Collections.shuffle(all, random);
        boolean isAnyDue = false;
        for (CampaignItem campaign : all) {
            Instant now = clock.instant();
            if (campaign.state() == CampaignState.ACTIVE
                    && !campaign.sendAt().isAfter(now)
                    && !dueTimes.isResting(campaign)) {
                if (feed(campaign, now)) {
                    isAnyDue = true;
                    dueTimes.stir(campaign.id());
                } else {
                    dueTimes.foundNothing(campaign);
                }
            }
        }
        Instant past = clock.instant().minus(settings.settleTime());
        failedTurns.values().removeIf(turns -> turns.until().isBefore(past));
        dueTimes.retain(all.stream().map(CampaignItem::id).toList());
        if (!isAnyDue) {
            stop.raisedWithin(settings.pollInterval());
        }
    }

    /** Queues some rows of one partition, of the first that has any. */
    private boolean feed(CampaignItem campaign, Instant now) throws InterruptedException {
        List<String> shards = new ArrayList<>(Outbox.waitingShardsOf(campaign.id()));
        Collections.shuffle(shards, random);
        for (String shard : shards) {
            List<ItemKey> found = new ArrayList<>(table.outbox(shard, now, WINDOW));
            found.removeAll(taken);
            found.removeIf(this::isLeftAlone);
            Collections.shuffle(found, random);
            List<ItemKey> some = found.subList(0, Math.min(found.size(), 2 * settings.workers()));
            if (queue(some) > 0) {
                return true;
            }
        }
        return false;
    }

    private int queue(List<ItemKey> keys) throws InterruptedException {
        int queued = 0;
        for (var found : table.read(keys).entrySet()) {
            Optional<EmailItem> row = damaged.read(found.getKey(), found.getValue(), EmailItem::read);
            if (row.isPresent() && SendTransitions.isDue(row.get(), clock.instant()) && taken.add(found.getKey())) {
                queue.put(row.get());
                queued++;
            }
        }
        return queued;
    }
}
