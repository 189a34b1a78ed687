package dev.eventcrm.engine.ses.sending;

import java.time.Instant;

/** Counts the results of calls. Safe for use by several threads. */
public final class Counters {
    private long accepted;
    private long recipients;
    private long throttled;
    private long throttledByRate;
    private long failed;
    private long cut;
    private long dropped;
    private long refused;
    private long second;
    private long inSecond;
    private long peakPerSecond;

    /**
     * The counts at one moment.
     *
     * @param accepted mails
     * @param recipients of these mails
     * @param throttled calls that were answered "too many requests", for whatever reason
     * @param throttledByRate those of them that exceeded the quota
     * @param failed calls that were answered 500, accepted or not
     * @param cut calls without an answer whose mail was not accepted
     * @param dropped calls without an answer whose mail was accepted
     * @param refused calls that were answered with another error
     * @param peakPerSecond the most mails that were accepted within one second of the clock
     */
    public record Counts(
            long accepted,
            long recipients,
            long throttled,
            long throttledByRate,
            long failed,
            long cut,
            long dropped,
            long refused,
            long peakPerSecond) {}

    synchronized void accepted(int to, Instant at) {
        accepted++;
        recipients += to;
        if (at.getEpochSecond() != second) {
            second = at.getEpochSecond();
            inSecond = 0;
        }
        inSecond++;
        peakPerSecond = Math.max(peakPerSecond, inSecond);
    }

    synchronized void throttled(boolean byRate) {
        throttled++;
        throttledByRate += byRate ? 1 : 0;
    }

    synchronized void failed() {
        failed++;
    }

    synchronized void cut() {
        cut++;
    }

    synchronized void dropped() {
        dropped++;
    }

    synchronized void refused() {
        refused++;
    }

    /**
     * The counts since the start, or since the last reset.
     */
    public synchronized Counts counts() {
        return new Counts(
                accepted, recipients, throttled, throttledByRate, failed, cut, dropped, refused, peakPerSecond);
    }

    /** Begins again at zero. */
    public synchronized void reset() {
        accepted = recipients = throttled = throttledByRate = failed = cut = dropped = refused = 0;
        inSecond = peakPerSecond = 0;
    }
}
