package dev.eventcrm.sender.planning;

import dev.eventcrm.schema.item.CampaignItem;
import dev.eventcrm.schema.item.CampaignItem.Retry;
import dev.eventcrm.schema.item.Planning;
import dev.eventcrm.sender.campaigns.Campaigns;
import dev.eventcrm.sender.store.CorruptItems;
import dev.eventcrm.sender.store.Table;
import dev.eventcrm.sender.store.WriteResult.VersionConflict;
import dev.eventcrm.sender.store.WriteResult.Written;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The planning of one campaign in the hands of this process. Every write says so anew; others may change the rest of the
 * campaign meanwhile, as a pause does.
 */
final class Lease {
    private final Table table;
    private final CorruptItems damaged;
    private final PlanningSettings settings;
    private final String planner;
    private final Clock clock;
    private CampaignItem campaign;

    private Lease(
            Table table,
            CorruptItems damaged,
            PlanningSettings settings,
            String planner,
            Clock clock,
            CampaignItem campaign) {
        this.table = table;
        this.damaged = damaged;
        this.settings = settings;
        this.planner = planner;
        this.clock = clock;
        this.campaign = campaign;
    }

    /**
     * Takes the planning of a campaign.
     *
     * @param campaigns where to read it
     * @param campaignId the campaign
     * @param table where to write it
     * @param damaged takes down what cannot be read
     * @param planner this process
     * @return empty when there is nothing to plan, or another process has it
     */
    static Optional<Lease> take(
            Campaigns campaigns,
            String campaignId,
            Table table,
            CorruptItems damaged,
            PlanningSettings settings,
            String planner,
            Clock clock)
            throws InterruptedException {
        Optional<CampaignItem> found = campaigns.read(campaignId);
        if (found.isEmpty()
                || !PlanTransitions.isOpen(found.get(), clock.instant())
                || !PlanTransitions.isFree(found.get(), planner, clock.instant())) {
            return Optional.empty();
        }
        Lease lease = new Lease(table, damaged, settings, planner, clock, found.get());
        return lease.save(found.get().planning(), found.get().retry()) ? Optional.of(lease) : Optional.empty();
    }

    /** The campaign as it was last written or read. */
    CampaignItem campaign() {
        return campaign;
    }

    /** Whether it ends so soon that nothing should be begun under it. */
    boolean isNearItsEnd() {
        Instant until = campaign.planning().leaseUntil();
        return until == null
                || clock.instant().plus(settings.lease().dividedBy(2)).isAfter(until);
    }

    /**
     * Does something that may take longer than the lease, and renews it meanwhile: else a table that is slow would have every
     * process plan the same page, and none would come to its end.
     *
     * @param work what to do; it is interrupted when another process has the campaign
     * @return empty when another process has it
     */
    <T> Optional<T> during(Callable<T> work) throws InterruptedException {
        FutureTask<T> task = new FutureTask<>(work);
        Thread.ofVirtual().name("plan-page").start(task);
        try {
            while (true) {
                try {
                    return Optional.of(task.get(settings.lease().toMillis() / 3, TimeUnit.MILLISECONDS));
                } catch (TimeoutException _) {
                    if (!renew()) {
                        return Optional.empty();
                    }
                }
            }
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        } finally {
            task.cancel(true);
        }
    }

    private static RuntimeException rethrown(@Nullable Throwable cause) throws InterruptedException {
        switch (cause) {
            case InterruptedException interrupted -> throw interrupted;
            case RuntimeException failure -> throw failure;
            case Error error -> throw error;
            case null, default -> throw new IllegalStateException("planning a page failed", cause);
        }
    }

    /** Says anew that this process plans. */
    boolean renew() throws InterruptedException {
        return save(campaign.planning(), campaign.retry());
    }

    /**
     * Writes how far it is, if this process still has it, and renews it unless the planning is done.
     *
     * @param planning how far it is
     * @param retry what is still to be planned again
     * @return false when another process has it
     */
    boolean save(Planning planning, @Nullable Retry retry) throws InterruptedException {
        Planning held = campaign.planning();
        while (true) {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            boolean isDone = planning.cursor() == null && retry == null;
            Planning next = isDone ? planning : PlanTransitions.leased(planning, planner, now, settings.lease());
            CampaignItem wanted = PlanTransitions.with(campaign, next, retry, now);
            switch (table.replace(wanted)) {
                case Written() -> {
                    campaign = wanted;
                    return true;
                }
                case VersionConflict(var current) -> {
                    if (current.isEmpty()) {
                        return false;
                    }
                    Optional<CampaignItem> read = damaged.read(campaign.key(), current, CampaignItem::read);
                    if (read.isEmpty()) {
                        return false;
                    }
                    campaign = read.get();
                    if (!campaign.planning().equals(held)) {
                        return false;
                    }
                }
            }
        }
    }
}
