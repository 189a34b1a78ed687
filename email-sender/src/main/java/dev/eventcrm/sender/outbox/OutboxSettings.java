package dev.eventcrm.sender.outbox;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How rows are sent ({@code crm.outbox}).
 *
 * @param workers how many mails one process has under way at once
 * @param pollInterval how soon a row is found that has become due
 * @param idleInterval how seldom a campaign is looked at that has had nothing due for a moment; after {@link DueTimes#DOUBT} it is
 *     looked at when its next row is due
 * @param sweepInterval how often rows are looked for that a killed process left, and campaigns that have come to their end
 * @param turns how often a row may come to nothing, by faults of the sender, before it ends as failed
 * @param lease how long a row may be in the hands of a sender; must be longer than a call of SES and two of DynamoDB
 * @param settleTime how long an SES event may settle a mail of which it is not known whether it was sent
 * @param throttlePause the longest pause after a mail that SES found too fast; it doubles with every further one of that mail
 * @param longestThrottlePause where it stops growing
 */
@Validated
@ConfigurationProperties("crm.outbox")
public record OutboxSettings(
        @DefaultValue("8") @Positive int workers,
        @DefaultValue("200ms") @DurationMin(millis = 1) Duration pollInterval,
        @DefaultValue("2s") @DurationMin(millis = 1) Duration idleInterval,
        @DefaultValue("1s") @DurationMin(millis = 1) Duration sweepInterval,
        @DefaultValue("5") @Positive int turns,
        @DefaultValue("1m") @DurationMin(millis = 1) Duration lease,
        @DefaultValue("1h") @DurationMin(millis = 1) Duration settleTime,
        @DefaultValue("1s") @DurationMin(millis = 1) Duration throttlePause,
        @DefaultValue("1m") @DurationMin(millis = 1) Duration longestThrottlePause) {}
