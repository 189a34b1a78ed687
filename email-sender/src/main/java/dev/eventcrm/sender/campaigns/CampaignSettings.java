package dev.eventcrm.sender.campaigns;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How campaigns are watched ({@code crm.campaigns}).
 *
 * @param pollInterval how often campaigns are looked for while one is under way
 * @param idleInterval how often they are looked for while none is: a new one is found this soon
 * @param stateAge how old what is known of a campaign's state may be when a mail of it is submitted; a pause is heeded this
 *     soon
 */
@Validated
@ConfigurationProperties("crm.campaigns")
public record CampaignSettings(
        @DefaultValue("1s") @DurationMin(millis = 1) Duration pollInterval,
        @DefaultValue("1s") @DurationMin(millis = 1) Duration idleInterval,
        @DefaultValue("250ms") @DurationMin(millis = 1) Duration stateAge) {}
