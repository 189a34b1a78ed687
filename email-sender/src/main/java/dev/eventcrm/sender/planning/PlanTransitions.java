package dev.eventcrm.sender.planning;

import dev.eventcrm.schema.Pure;
import dev.eventcrm.schema.item.CampaignItem;
import dev.eventcrm.schema.item.CampaignItem.Retry;
import dev.eventcrm.schema.item.CampaignState;
import dev.eventcrm.schema.item.Planning;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How the planning of a campaign goes on, as pure functions from one state to the next. */
@Pure
final class PlanTransitions {
    private PlanTransitions() {}

    /**
     * Whether there is anything to plan now, or to plan again.
     *
     * @param campaign the campaign
     * @param now the time
     */
    static boolean isOpen(CampaignItem campaign, Instant now) {
        if (campaign.endedAt() != null) {
            return false;
        }
        Planning planning = campaign.planning();
        return campaign.retry() != null || (planning.isAtStart() ? mayStart(campaign, now) : planning.cursor() != null);
    }

    /** A cancelled campaign has its planning ended, whenever it would have begun. */
    private static boolean mayStart(CampaignItem campaign, Instant now) {
        return switch (campaign.audience().mode()) {
            case FROZEN -> true;
            case DUE ->
                switch (campaign.state()) {
                    case ACTIVE -> !campaign.sendAt().isAfter(now);
                    case CANCELLED -> true;
                    case PAUSED, FINISHED -> false;
                };
        };
    }

    /** The planning once the audience is asked for, from its beginning on. */
    static Planning started(Planning planning, String cursor) {
        return new Planning(
                cursor,
                planning.planned(),
                planning.merged(),
                planning.resnapshots(),
                planning.planner(),
                planning.leaseUntil(),
                planning.plannedAt());
    }

    /**
     * Whether a process may take the planning.
     *
     * @param campaign the campaign
     * @param planner the process
     * @param now the time
     */
    static boolean isFree(CampaignItem campaign, String planner, Instant now) {
        Instant leaseUntil = campaign.planning().leaseUntil();
        return planner.equals(campaign.planning().planner()) || leaseUntil == null || !leaseUntil.isAfter(now);
    }

    /** The planning under a lease of that process from now on. */
    static Planning leased(Planning planning, String planner, Instant now, Duration lease) {
        return new Planning(
                planning.cursor(),
                planning.planned(),
                planning.merged(),
                planning.resnapshots(),
                planner,
                now.plus(lease),
                planning.plannedAt());
    }

    /** The planning after the frozen audience was lost and is taken anew. */
    static Planning resnapshot(Planning planning) {
        return new Planning(
                planning.cursor(),
                planning.planned(),
                planning.merged(),
                planning.resnapshots() + 1,
                planning.planner(),
                planning.leaseUntil(),
                planning.plannedAt());
    }

    /**
     * The planning after a page.
     *
     * @param planning the planning before it
     * @param tally what the page came to
     * @param nextCursor where to go on; null when all is planned
     * @param now the time
     */
    static Planning after(Planning planning, PageCounts tally, @Nullable String nextCursor, Instant now) {
        int planned = planning.planned() + tally.planned();
        int merged = planning.merged() + tally.merged();
        return nextCursor == null
                ? new Planning(null, planned, merged, planning.resnapshots(), null, null, now)
                : new Planning(
                        nextCursor,
                        planned,
                        merged,
                        planning.resnapshots(),
                        planning.planner(),
                        planning.leaseUntil(),
                        null);
    }

    /** The planning after a page that is the last, as the campaign was cancelled. */
    static Planning brokenOff(Planning planning, PageCounts tally) {
        return new Planning(
                null,
                planning.planned() + tally.planned(),
                planning.merged() + tally.merged(),
                planning.resnapshots(),
                null,
                null,
                null);
    }

    /** The planning without a planner, after all that was to be planned again is. */
    static Planning released(Planning planning) {
        return new Planning(
                planning.cursor(),
                planning.planned(),
                planning.merged(),
                planning.resnapshots(),
                null,
                null,
                planning.plannedAt());
    }

    /** The campaign's next state with that planning. */
    static CampaignItem with(CampaignItem campaign, Planning planning, @Nullable Retry retry, Instant now) {
        return new CampaignItem(
                campaign.id(),
                campaign.itemVersion().next(now),
                campaign.content(),
                campaign.utm(),
                campaign.eventId(),
                campaign.audience(),
                campaign.sendAt(),
                campaign.state(),
                planning,
                retry,
                campaign.endedAt());
    }

    static boolean isCancelled(CampaignItem campaign) {
        return campaign.state() == CampaignState.CANCELLED;
    }
}
