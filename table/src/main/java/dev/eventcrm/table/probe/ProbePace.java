package dev.eventcrm.table.probe;

import dev.eventcrm.table.retry.Backoff;
import java.time.Duration;

/** When the next look is due. One for each probe; not for several threads. */
final class ProbePace {
    private final ProbeSettings settings;
    private final Backoff well;
    private final Backoff away;
    private final Backoff overdue;
    private Finding last = Finding.WELL;
    private int looks;

    ProbePace(ProbeSettings settings) {
        this.settings = settings;
        this.well = new Backoff(settings.firstPause(), settings.longestPause());
        this.away = new Backoff(settings.firstPause(), settings.longestPauseAway());
        this.overdue = new Backoff(settings.overdue(), settings.longestPauseOverdue());
    }

    private enum Finding {
        WELL,
        AWAY,
        OVERDUE
    }

    /**
     * The pause after a look, without jitter.
     *
     * @param isWell whether it found all that it looked for
     * @param took how long it took
     */
    Duration after(boolean isWell, Duration took) {
        Finding finding =
                took.compareTo(settings.overdue()) >= 0 ? Finding.OVERDUE : isWell ? Finding.WELL : Finding.AWAY;
        looks = finding == last ? looks + 1 : 1;
        last = finding;
        Duration pause = switch (finding) {
            case WELL -> well.pauseAfter(looks);
            case AWAY -> away.pauseAfter(looks);
            // The dependency may still be at work on the request that was given up.
            case OVERDUE -> overdue.pauseAfter(looks);
        };
        Duration atLeast = took.compareTo(settings.longestPauseOverdue()) < 0 ? took : settings.longestPauseOverdue();
        return pause.compareTo(atLeast) < 0 ? atLeast : pause;
    }
}
