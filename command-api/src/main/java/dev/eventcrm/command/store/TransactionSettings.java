package dev.eventcrm.command.store;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How often a transaction is tried when others get in its way.
 *
 * @param attempts the most attempts
 * @param firstDelay the longest delay before the second attempt; it doubles with each
 * @param longestDelay the longest delay of all
 */
@Validated
@ConfigurationProperties("crm.transactions")
record TransactionSettings(
        @DefaultValue("10") int attempts,
        @DefaultValue("10ms") @DurationMin(millis = 1) Duration firstDelay,
        @DefaultValue("500ms") @DurationMin(millis = 1) Duration longestDelay) {}
