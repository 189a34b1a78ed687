package dev.eventcrm.sender.ses;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Who the mails are from ({@code crm.sender}).
 *
 * @param from a verified address, with a name or without: {@code Event CRM <crm@example.com>}
 */
@Validated
@ConfigurationProperties("crm.sender")
public record FromSettings(
        @NotBlank(message = "must be set (CRM_SENDER_FROM) to an address that SES has verified")
        String from) {}
