package dev.eventcrm.sender.planning;

import dev.eventcrm.schema.item.CampaignItem;
import dev.eventcrm.schema.item.Planning;
import dev.eventcrm.sender.audience.AudiencePage;
import dev.eventcrm.sender.audience.QueryApi;
import dev.eventcrm.sender.campaigns.Campaigns;
import dev.eventcrm.sender.store.CorruptItems;
import dev.eventcrm.sender.store.Table;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Plans one campaign at a time: from where the last planner stood to the end, or to where it loses the lease. */
@Component
public class Planner {
    private static final Logger LOG = LoggerFactory.getLogger(Planner.class);
    private static final String OVERTAKEN = "another process plans campaign {}";

    private final Campaigns campaigns;
    private final QueryApi queryApi;
    private final RowWriter rows;
    private final Retries retries;
    private final Table table;
    private final CorruptItems damaged;
    private final PlanningSettings settings;
    private final MeterRegistry meters;
    private final Clock clock;

    Planner(
            Campaigns campaigns,
            QueryApi queryApi,
            RowWriter rows,
            Retries retries,
            Table table,
            CorruptItems damaged,
            PlanningSettings settings,
            MeterRegistry meters,
            Clock clock) {
        this.campaigns = campaigns;
        this.queryApi = queryApi;
        this.rows = rows;
        this.retries = retries;
        this.table = table;
        this.damaged = damaged;
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
    }

    /** Whether a campaign, as it was last seen, has anything to plan that nobody plans. */
    public boolean isWanted(CampaignItem campaign, String planner) {
        Instant now = clock.instant();
        return PlanTransitions.isOpen(campaign, now) && PlanTransitions.isFree(campaign, planner, now);
    }

    /**
     * Plans a campaign, if no other process does.
     *
     * @param campaignId the campaign
     * @param planner this process
     * @throws InterruptedException when the program ends first; another planner goes on when the lease has ended
     */
    public void plan(String campaignId, String planner) throws InterruptedException {
        Optional<Lease> taken = Lease.take(campaigns, campaignId, table, damaged, settings, planner, clock);
        if (taken.isEmpty()) {
            return;
        }
        Lease lease = taken.get();
        boolean isHeld = true;
        // Somebody may have been killed amid this page after the campaign was cancelled; its rows have to be counted.
        boolean isCountingOnly = PlanTransitions.isCancelled(lease.campaign());
        while (isHeld && lease.campaign().planning().cursor() != null) {
            isHeld = lease.campaign().planning().isAtStart() ? start(lease) : planPage(lease, isCountingOnly);
        }
        if (isHeld && lease.campaign().retry() != null) {
            retries.plan(lease);
        }
    }

    /** From here on the audience is what it is now. */
    private boolean start(Lease lease) throws InterruptedException {
        if (PlanTransitions.isCancelled(lease.campaign())) {
            return lease.save(PlanTransitions.brokenOff(lease.campaign().planning(), new PageCounts(0, 0)), null);
        }
        String cursor = queryApi.freeze(lease.campaign().audience().question());
        CampaignItem campaign = lease.campaign();
        boolean isHeld = lease.save(PlanTransitions.started(campaign.planning(), cursor), campaign.retry());
        if (!isHeld) {
            queryApi.release(cursor);
        }
        return isHeld;
    }

    private boolean planPage(Lease lease, boolean isCountingOnly) throws InterruptedException {
        Optional<AudiencePage.Some> asked = page(lease);
        if (asked.isEmpty() || (lease.isNearItsEnd() && !lease.renew())) {
            return false;
        }
        AudiencePage.Some page = asked.get();
        CampaignItem campaign = lease.campaign();
        Optional<PageCounts> counted = lease.during(
                () -> isCountingOnly ? rows.count(campaign, page.users()) : rows.write(campaign, page.users()));
        if (counted.isEmpty()) {
            LOG.info(OVERTAKEN, campaign.id());
            return false;
        }
        PageCounts tally = counted.get();
        meters.counter("crm.planning.rows").increment(tally.planned());
        Planning planning = lease.campaign().planning();
        Planning next = isCountingOnly
                ? PlanTransitions.brokenOff(planning, tally)
                : PlanTransitions.after(
                        planning, tally, page.nextCursor(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
        if (!lease.save(next, lease.campaign().retry())) {
            LOG.info(OVERTAKEN, campaign.id());
            return false;
        }
        if (next.cursor() == null) {
            LOG.info("campaign {}: {} mails planned, {} people merged", campaign.id(), next.planned(), next.merged());
        } else if (PlanTransitions.isCancelled(lease.campaign())) {
            queryApi.release(next.cursor());
            return lease.save(PlanTransitions.brokenOff(lease.campaign().planning(), new PageCounts(0, 0)), null);
        }
        return true;
    }

    private Optional<AudiencePage.Some> page(Lease lease) throws InterruptedException {
        String cursor = Objects.requireNonNull(lease.campaign().planning().cursor());
        AudiencePage page = queryApi.audience(cursor, settings.pageSize(), false);
        if (page instanceof AudiencePage.Gone) {
            LOG.warn(
                    "the frozen audience of campaign {} is lost; taking it anew",
                    lease.campaign().id());
            Planning planning = PlanTransitions.resnapshot(lease.campaign().planning());
            if (!lease.save(planning, lease.campaign().retry())) {
                return Optional.empty();
            }
            page = queryApi.audience(cursor, settings.pageSize(), true);
        }
        return switch (page) {
            case AudiencePage.Some some -> Optional.of(some);
            case AudiencePage.Gone() -> Optional.empty();
        };
    }
}
