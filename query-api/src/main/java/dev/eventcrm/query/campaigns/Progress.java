package dev.eventcrm.query.campaigns;

import dev.eventcrm.query.ledger.Metric;
import dev.eventcrm.query.ledger.Metrics;
import dev.eventcrm.schema.document.CampaignDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far a campaign is.
 *
 * @param share how much of it is final, 0 to 1
 * @param sendingRate mails per second over the last minute, or since it began if that is later
 * @param expectedEnd when it will have ended if that goes on; null when nothing is being sent
 */
record Progress(double share, double sendingRate, @Nullable Instant expectedEnd) {
    /** What sending rates are measured over. */
    static final Duration LATELY = Duration.ofMinutes(1);

    private static final Duration LEAST = Duration.ofSeconds(1);

    /**
     * How far a campaign is.
     *
     * @param campaign a document that is not a tombstone
     * @param figures what was counted of its mails
     * @param sentLately how many of them SES took during {@link #LATELY}
     * @param now the time
     */
    static Progress of(CampaignDocument campaign, Metrics figures, long sentLately, Instant now) {
        long expected = expected(campaign, figures);
        long finished = figures.finished();
        double share = share(campaign, finished, expected);
        double rate = sentLately / seconds(campaign, now);
        return new Progress(share, rate, expectedEnd(campaign, expected - finished, rate, now));
    }

    /** A campaign that was cancelled amid its planning has ended without the rows that it never got. */
    private static double share(CampaignDocument campaign, long finished, long expected) {
        boolean isOver = campaign.endedAt() != null || (expected == 0 && campaign.plannedAt() != null);
        return isOver ? 1 : expected == 0 ? 0 : Math.min(1, (double) finished / expected);
    }

    /** All rows once they are there; until then as many as there were people, but for those known to share an address. */
    private static long expected(CampaignDocument campaign, Metrics figures) {
        long rows = figures.get(Metric.RECIPIENTS);
        long planned = Objects.requireNonNullElse(campaign.planned(), 0);
        long merged = Objects.requireNonNullElse(campaign.merged(), 0);
        long people = Objects.requireNonNullElse(campaign.audienceCount(), 0);
        return Math.max(rows, campaign.plannedAt() == null ? people - merged : planned);
    }

    private static double seconds(CampaignDocument campaign, Instant now) {
        Instant sendAt = Objects.requireNonNullElse(campaign.sendAt(), campaign.createdAt());
        Instant began = sendAt.isAfter(campaign.createdAt()) ? sendAt : campaign.createdAt();
        Duration since = Duration.between(began, now);
        Duration over = since.compareTo(LATELY) < 0 ? since : LATELY;
        return (over.compareTo(LEAST) < 0 ? LEAST : over).toMillis() / 1_000.0;
    }

    private static @Nullable Instant expectedEnd(CampaignDocument campaign, long left, double rate, Instant now) {
        return switch (CampaignStatus.of(campaign, now)) {
            case PLANNING, SENDING -> rate == 0 || left < 0 ? null : now.plusSeconds((long) Math.ceil(left / rate));
            case SCHEDULED, PAUSED, CANCELLING, CANCELLED, FINISHED -> null;
        };
    }
}
