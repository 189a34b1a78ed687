package dev.eventcrm.waiting;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How retries are paced ({@code crm.retry}).
 *
 * @param firstPause the pause after the first failure; it doubles with every further one
 * @param longestPause where it stops growing
 * @param quiet failures shorter than this are counted but not logged
 * @param reminder how often the log repeats what a start-up still waits for
 */
@Validated
@ConfigurationProperties("crm.retry")
public record RetrySettings(
        @DefaultValue("100ms") @DurationMin(millis = 1) Duration firstPause,
        @DefaultValue("5s") @DurationMin(millis = 1) Duration longestPause,
        @DefaultValue("1s") @DurationMin Duration quiet,
        @DefaultValue("30s") @DurationMin(millis = 1) Duration reminder) {

    /**
     * The pause before the next attempt, without jitter.
     *
     * @param failures how many attempts have failed, at least 1
     */
    Duration pauseAfter(int failures) {
        return doubled(firstPause, failures, longestPause);
    }

    /**
     * A pause that doubles with every further one.
     *
     * @param first the first
     * @param number which one it is, counted from 1
     * @param longest where it stops growing
     */
    static Duration doubled(Duration first, int number, Duration longest) {
        // Beyond 30 doublings every pause is the longest one, and the shift would overflow.
        Duration doubled = first.multipliedBy(1L << Math.min(number - 1, 30));
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }
}
