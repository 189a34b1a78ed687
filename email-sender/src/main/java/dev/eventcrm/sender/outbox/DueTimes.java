package dev.eventcrm.sender.outbox;

import dev.eventcrm.schema.item.CampaignItem;
import dev.eventcrm.schema.item.Outbox;
import dev.eventcrm.sender.store.Table;
import dev.eventcrm.table.retry.Backoff;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * When rows of each campaign have to be looked for next, so that a campaign with nothing due costs nothing. Rows become due
 * earlier than those that are there only by a change of the campaign, when some are planned or tried again, or by what a sender
 * does to a row that it has in its hands: the first is seen by the campaign's version, the second told by {@link #stir}, or, of
 * another process, covered by the time at which that row itself is due or its lease ends.
 */
@Component
class DueTimes {
    /** For how long after a change nothing found is not believed: the index lags behind the table. */
    static final Duration DOUBT = Duration.ofSeconds(5);

    /** A look for whatever cannot have happened. */
    static final Duration LONGEST = Duration.ofMinutes(10);

    private final Table table;
    private final Backoff pauses;
    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final Map<String, Instant> stirredAt = new ConcurrentHashMap<>();

    DueTimes(Table table, OutboxSettings settings, Clock clock) {
        this.table = table;
        this.pauses = new Backoff(settings.pollInterval(), settings.idleInterval());
        this.clock = clock;
    }

    /**
     * What is known of a campaign in which nothing was found that is due.
     *
     * @param version which state of the campaign that holds for
     * @param looks how often nothing was found in a row
     * @param until the next look
     * @param rows when its rows are due; null while that is not known
     */
    private record Known(
            long version,
            int looks,
            Instant until,
            @Nullable Rows rows) {}

    /**
     * When the rows of a campaign are due.
     *
     * @param waiting the first that waits; null when none does
     * @param inFlight when the first of those in flight is to be settled, unless an SES event does so before; null when there
     *     is none
     * @param inFlightShard where that one stands; null when there is none
     */
    record Rows(
            @Nullable Instant waiting,
            @Nullable Instant inFlight,
            @Nullable String inFlightShard) {}

    /** The first row of some partitions that is due. */
    private record First(String shard, Instant due) {}

    /**
     * Whether rows of a campaign need not be looked for. Of one that has not changed for a while the index tells that at once.
     *
     * @param campaign the campaign
     * @throws InterruptedException when the program ends before the table answers
     */
    boolean isResting(CampaignItem campaign) throws InterruptedException {
        if (of(campaign) == null && isSettled(changedAt(campaign))) {
            foundNothing(campaign);
        }
        Known last = of(campaign);
        return last != null && last.until().isAfter(clock.instant());
    }

    private Instant changedAt(CampaignItem campaign) {
        Instant updatedAt = campaign.itemVersion().updatedAt();
        Instant lastStirred = stirredAt.getOrDefault(campaign.id(), Instant.MIN);
        return lastStirred.isAfter(updatedAt) ? lastStirred : updatedAt;
    }

    private boolean isSettled(Instant changedAt) {
        return changedAt.plus(DOUBT).isBefore(clock.instant());
    }

    /** When its rows are due, if that is known for certain, as long as it is. */
    Optional<Rows> rows(CampaignItem campaign) {
        Known last = of(campaign);
        return last == null ? Optional.empty() : Optional.ofNullable(last.rows());
    }

    private @Nullable Known of(CampaignItem campaign) {
        Known last = known.get(campaign.id());
        return last == null || last.version() != campaign.itemVersion().version() ? null : last;
    }

    /** Says that something was due, or that rows of the campaign have changed. */
    void stir(String campaignId) {
        stirredAt.put(campaignId, clock.instant());
        known.remove(campaignId);
    }

    /**
     * Says that nothing was due.
     *
     * @param campaign the campaign
     * @throws InterruptedException when the program ends before the table answers
     */
    void foundNothing(CampaignItem campaign) throws InterruptedException {
        Instant changedAt = changedAt(campaign);
        Known last = of(campaign);
        int looks = last == null ? 1 : last.looks() + 1;
        Rows rows = null;
        Instant until = clock.instant().plus(pauses.pauseAfter(looks));
        if (isSettled(changedAt)) {
            First waiting = first(Outbox.waitingShardsOf(campaign.id()));
            First inFlight = first(Outbox.inFlightShardsOf(campaign.id()));
            rows = new Rows(
                    waiting == null ? null : waiting.due(),
                    inFlight == null ? null : inFlight.due(),
                    inFlight == null ? null : inFlight.shard());
            Instant earliest = earliest(clock.instant().plus(LONGEST), rows);
            boolean isDue = last == null && !earliest.isAfter(clock.instant());
            until = isDue || earliest.isAfter(until) ? earliest : until;
        }
        known.put(campaign.id(), new Known(campaign.itemVersion().version(), looks, until, rows));
        // Whoever stirs meanwhile is heeded.
        if (!changedAt(campaign).equals(changedAt)) {
            known.remove(campaign.id());
        }
    }

    private static Instant earliest(Instant latest, Rows rows) {
        Instant earliest = latest;
        if (rows.waiting() != null && rows.waiting().isBefore(earliest)) {
            earliest = rows.waiting();
        }
        if (rows.inFlight() != null && rows.inFlight().isBefore(earliest)) {
            earliest = rows.inFlight();
        }
        return earliest;
    }

    private @Nullable First first(List<String> shards) throws InterruptedException {
        First first = null;
        for (String shard : shards) {
            Optional<Instant> due = table.firstDue(shard);
            if (due.isPresent() && (first == null || due.get().isBefore(first.due()))) {
                first = new First(shard, due.get());
            }
        }
        return first;
    }

    /** Forgets all campaigns but these. */
    void retain(Collection<String> campaignIds) {
        known.keySet().retainAll(campaignIds);
        stirredAt.keySet().retainAll(campaignIds);
    }
}
