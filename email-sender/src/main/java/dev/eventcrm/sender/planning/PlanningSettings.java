package dev.eventcrm.sender.planning;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How audiences are planned ({@code crm.planning}).
 *
 * @param pageSize people of one page; the query API gives 1,000 at most
 * @param lease how long a planner has a campaign to itself without a word; another goes on where one was killed after this
 * @param campaigns how many campaigns one process plans at once
 */
@Validated
@ConfigurationProperties("crm.planning")
public record PlanningSettings(
        @DefaultValue("500") @Positive @Max(1000) int pageSize,
        @DefaultValue("30s") @DurationMin(millis = 1) Duration lease,
        @DefaultValue("4") @Positive int campaigns) {}
