package dev.eventcrm.sender.rate;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much of the account's rate is used, and how it is shared ({@code crm.rate}).
 *
 * @param share which part of the rate that SES allows is used; the rest is for jitter on the way
 * @param reservation how long the slots last that a process reserves at once: longer costs fewer writes, and a killed
 *     process takes more with it
 * @param catchUp how much time may have gone by without a reservation and still be made up for, as it does when the table
 *     takes long to answer
 * @param lateness how long after its moment a slot may still be handed out; below a second, as SES allows a second's mails at
 *     once. The two calls of the table between that and the submission add to it: a mail that comes too fast for SES after a
 *     slow one is sent again
 */
@Validated
@ConfigurationProperties("crm.rate")
public record RateSettings(
        @DefaultValue("0.98") @Positive @DecimalMax("1.0") double share,
        @DefaultValue("250ms") @DurationMin(millis = 1) Duration reservation,
        @DefaultValue("400ms") @DurationMin Duration catchUp,
        @DefaultValue("800ms") @DurationMin(millis = 1) Duration lateness) {}
