package dev.eventcrm.indexer.projection;

import dev.eventcrm.schema.item.Engagement;
import dev.eventcrm.schema.item.Occurrences;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The opens and clicks of a mail: those of people, and those of anybody. A function of the touches alone, whatever order they
 * were told in.
 *
 * <p>A machine is who says so, who follows the link that nobody can see, and who follows {@value #LINKS_OF_A_MACHINE}
 * different links within seconds of each other; and with it whatever came within the same seconds. A mail with fewer links
 * than that has, as every HTML mail, the invisible one, and a scanner that follows every link follows it too. What is left to
 * err is a scanner of a plain text mail that follows one or two links as a browser would: it is taken for a person, because
 * the other mistake, to take people who click twice for machines, would cost figures of every campaign.
 *
 * @param opens opens by people
 * @param clicks clicks by people
 * @param rawOpens opens by anybody
 * @param rawClicks clicks by anybody
 */
record EngagementOccurrences(
        @Nullable Occurrences opens,
        @Nullable Occurrences clicks,
        @Nullable Occurrences rawOpens,
        @Nullable Occurrences rawClicks) {
    /** Within this time of each other, touches are counted as one visit. */
    static final Duration VISIT = Duration.ofSeconds(5);

    /** So many different links in one visit are more than a person follows. */
    static final int LINKS_OF_A_MACHINE = 3;

    static EngagementOccurrences of(List<Engagement> touches) {
        List<Instant> scans = scans(touches);
        Occurrences opens = null;
        Occurrences clicks = null;
        Occurrences rawOpens = null;
        Occurrences rawClicks = null;
        for (Engagement touch : touches) {
            boolean byMachine = scans.stream().anyMatch(scan -> isWithinAVisit(scan, touch.at()));
            switch (touch.kind()) {
                case OPEN -> {
                    rawOpens = and(rawOpens, touch);
                    opens = byMachine ? opens : and(opens, touch);
                }
                case MACHINE_OPEN -> rawOpens = and(rawOpens, touch);
                case CLICK -> {
                    rawClicks = and(rawClicks, touch);
                    clicks = byMachine ? clicks : and(clicks, touch);
                }
                case MACHINE_CLICK, TRAP -> rawClicks = and(rawClicks, touch);
            }
        }
        return new EngagementOccurrences(opens, clicks, rawOpens, rawClicks);
    }

    /** The moments at which a machine went through the mail. */
    private static List<Instant> scans(List<Engagement> touches) {
        List<Instant> scans = new ArrayList<>();
        for (Engagement touch : touches) {
            if (touch.kind() == Engagement.Kind.TRAP
                    || (touch.kind() == Engagement.Kind.CLICK && linksAround(touches, touch) >= LINKS_OF_A_MACHINE)) {
                scans.add(touch.at());
            }
        }
        return scans;
    }

    private static int linksAround(List<Engagement> touches, Engagement touch) {
        Set<String> links = new HashSet<>();
        for (Engagement other : touches) {
            if (other.kind() == Engagement.Kind.CLICK && isWithinAVisit(touch.at(), other.at())) {
                links.add(other.link());
            }
        }
        return links.size();
    }

    private static boolean isWithinAVisit(Instant one, Instant other) {
        return Duration.between(one, other).abs().compareTo(VISIT) <= 0;
    }

    private static Occurrences and(@Nullable Occurrences moments, Engagement touch) {
        Occurrences more = Occurrences.of(touch.at());
        return moments == null ? more : moments.and(more);
    }
}
