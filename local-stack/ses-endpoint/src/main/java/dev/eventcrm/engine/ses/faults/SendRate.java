package dev.eventcrm.engine.ses.faults;

import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The maximum send rate as a bucket of one second's tokens.
 *
 * <p>SES counts recipients, not mails, lets a mail to several pass as long as one is left, and then refuses until the rest
 * is made up for (AWS blog, "How quotas are calculated if an email has multiple recipients").
 */
final class SendRate {
    private static final double NANOS = 1e9;
    /** Rounding must not refuse the token that has just become whole. */
    private static final double WHOLE = 1 - 1e-6;

    private final LongSupplier nanoTime;
    private @Nullable Double perSecond;
    private double tokens;
    private long filledAt;

    SendRate(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    void limitTo(@Nullable Double quota) {
        perSecond = quota;
        tokens = quota == null ? 0 : capacity(quota);
        filledAt = nanoTime.getAsLong();
    }

    boolean take(int recipients) {
        Double limit = perSecond;
        if (limit == null) {
            return true;
        }
        long now = nanoTime.getAsLong();
        tokens = Math.min(capacity(limit), tokens + (now - filledAt) / NANOS * limit);
        filledAt = now;
        if (tokens < WHOLE) {
            return false;
        }
        tokens -= recipients;
        return true;
    }

    /** Below one mail per second there would never be a whole token otherwise. */
    private static double capacity(double perSecond) {
        return Math.max(1, perSecond);
    }
}
