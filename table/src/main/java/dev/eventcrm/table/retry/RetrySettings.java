package dev.eventcrm.table.retry;

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
        return new Backoff(firstPause, longestPause).pauseAfter(failures);
    }
}
