package dev.eventcrm.sender.ses;

import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How SES is called ({@code crm.ses}). Where it is, and with what credentials, are the SDK's own settings.
 *
 * @param configurationSet the configuration set, whose events tell what becomes of the mails
 * @param connectTimeout how long a connection may take
 * @param callTimeout how long the answer to a mail may take; after that it is not known whether it was sent
 * @param accountInterval how often the account's quota is asked for
 */
@Validated
@ConfigurationProperties("crm.ses")
public record SesSettings(
        @DefaultValue("event-crm") @NotBlank String configurationSet,
        @DefaultValue("2s") @DurationMin(millis = 1) Duration connectTimeout,
        @DefaultValue("10s") @DurationMin(millis = 1) Duration callTimeout,
        @DefaultValue("1m") @DurationMin(millis = 1) Duration accountInterval) {}
