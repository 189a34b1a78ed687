package dev.eventcrm.table.probe;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How often a {@link DependencyProbe} looks ({@code crm.probe}). Pauses double up to their longest, and each is at least as
 * long as the look before it.
 *
 * @param firstPause the pause after the first look, and after the first one that found something else than the one before
 * @param longestPause where it stops growing while the dependency is well
 * @param longestPauseAway where it stops growing while the dependency is away or lacks something
 * @param overdue from when on a look counts as unanswered: health is down, and pauses begin at this length
 * @param longestPauseOverdue where pauses stop growing while looks are overdue
 * @param timeout when a look is given up; generous, because a dependency goes on with a request whose client has gone
 */
@Validated
@ConfigurationProperties("crm.probe")
public record ProbeSettings(
        @DefaultValue("250ms") @DurationMin(millis = 1) Duration firstPause,
        @DefaultValue("10s") @DurationMin(millis = 1) Duration longestPause,
        @DefaultValue("1s") @DurationMin(millis = 1) Duration longestPauseAway,
        @DefaultValue("5s") @DurationMin(millis = 1) Duration overdue,
        @DefaultValue("30s") @DurationMin(millis = 1) Duration longestPauseOverdue,
        @DefaultValue("30s") @DurationMin(millis = 1) Duration timeout) {}
