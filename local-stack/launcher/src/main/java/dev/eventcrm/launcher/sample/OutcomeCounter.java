package dev.eventcrm.launcher.sample;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Counts outcomes of one kind of request; used by many threads at once. */
final class OutcomeCounter {
    private static final int DETAILS_KEPT = 5;

    private final long skipped;
    private long done;
    private long alreadyThere;
    private long failed;
    private final List<Long> nanos = new ArrayList<>();
    private final List<String> details = new ArrayList<>();

    /**
     * Counts from here.
     *
     * @param skipped how many are there already, and not asked for
     */
    OutcomeCounter(long skipped) {
        this.skipped = skipped;
        this.alreadyThere = skipped;
    }

    synchronized void count(Outcome outcome) {
        switch (outcome) {
            case Outcome.Done() -> done++;
            case Outcome.AlreadyThere() -> alreadyThere++;
            case Outcome.Failed(String detail) -> {
                failed++;
                if (details.size() < DETAILS_KEPT) {
                    details.add(detail);
                }
            }
        }
    }

    /** Notes how long a request took. */
    synchronized void took(long nanoseconds) {
        nanos.add(nanoseconds);
    }

    private Duration quantile(double share) {
        Collections.sort(nanos);
        return nanos.isEmpty() ? Duration.ZERO : Duration.ofNanos(nanos.get((int) (share * (nanos.size() - 1))));
    }

    synchronized Summary.Part summed(String name, Duration time) {
        return new Summary.Part(
                name, done, alreadyThere, skipped, failed, List.copyOf(details), quantile(0.5), quantile(0.99), time);
    }
}
