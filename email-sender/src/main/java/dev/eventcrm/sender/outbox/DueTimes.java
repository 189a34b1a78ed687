package dev.eventcrm.sender.outbox;

import dev.eventcrm.schema.item.CampaignItem;
import dev.eventcrm.schema.item.Outbox;
import dev.eventcrm.sender.store.Table;
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
    /** How long nothing is found before it is believed: the index lags behind the table. */
    static final Duration DOUBT = Duration.ofSeconds(5);

    /** A look for whatever cannot have happened. */
    static final Duration LONGEST = Duration.ofMinutes(10);

    private final Table table;
    private final OutboxSettings settings;
    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    DueTimes(Table table, OutboxSettings settings, Clock clock) {
        this.table = table;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What is known of a campaign in which nothing was found that is due.
     *
     * @param version which state of the campaign that holds for
     * @param since since when
     * @param pause the pause before the next look
     * @param until the next look
     * @param rows when its rows are due; null while that is not known
     */
    private record Known(
            long version,
            Instant since,
            Duration pause,
            Instant until,
            @Nullable Rows rows) {}

    /**
     * When the rows of a campaign are due.
     *
     * @param waiting the first that waits; null when none does
     * @param inFlight when the first of those in flight is to be settled; null when there is none
     */
    record Rows(@Nullable Instant waiting, @Nullable Instant inFlight) {
        /** Whether there is none at all. */
        boolean isNone() {
            return waiting == null && inFlight == null;
        }
    }

    /** Whether rows of a campaign need not be looked for. */
    boolean isResting(CampaignItem campaign) {
        Known last = of(campaign);
        return last != null && last.until().isAfter(clock.instant());
    }

    /** When its rows are due, if that is known for certain, as long as it is. */
    Optional<Rows> rows(CampaignItem campaign) {
        Known last = of(campaign);
        return last == null ? Optional.empty() : Optional.ofNullable(last.rows());
    }

    private @Nullable Known of(CampaignItem campaign) {
        Known last = known.get(campaign.id());
        return last == null || last.version() != campaign.revision().version() ? null : last;
    }

    /** Says that something was due, or that rows of the campaign have changed. */
    void stir(String campaignId) {
        known.remove(campaignId);
    }

    /**
     * Says that nothing was due.
     *
     * @param campaign the campaign
     * @throws InterruptedException when the program ends before the table answers
     */
    void foundNothing(CampaignItem campaign) throws InterruptedException {
        Instant now = clock.instant();
        Known last = of(campaign);
        Instant since = last == null ? now : last.since();
        Duration pause =
                last == null ? settings.pollInterval() : shorter(last.pause().multipliedBy(2), settings.idleInterval());
        Known next = new Known(campaign.revision().version(), since, pause, now.plus(pause), null);
        if (since.plus(DOUBT).isBefore(now)) {
            Rows rows = new Rows(
                    first(Outbox.waitingShardsOf(campaign.id())), first(Outbox.inFlightShardsOf(campaign.id())));
            Instant until = earliest(now.plus(LONGEST), rows);
            next = new Known(
                    campaign.revision().version(),
                    since,
                    pause,
                    until.isAfter(next.until()) ? until : next.until(),
                    rows);
        }
        // Whoever stirs meanwhile must not be forgotten.
        if (last == null) {
            known.merge(
                    campaign.id(), next, (current, fresh) -> current.version() == fresh.version() ? current : fresh);
        } else {
            known.replace(campaign.id(), last, next);
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

    private @Nullable Instant first(List<String> shards) throws InterruptedException {
        Instant first = null;
        for (String shard : shards) {
            Optional<Instant> due = table.firstDue(shard);
            if (due.isPresent() && (first == null || due.get().isBefore(first))) {
                first = due.get();
            }
        }
        return first;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Forgets all campaigns but these. */
    void retain(Collection<String> campaignIds) {
        known.keySet().retainAll(campaignIds);
    }
}
