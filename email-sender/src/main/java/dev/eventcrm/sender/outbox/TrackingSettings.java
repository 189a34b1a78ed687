package dev.eventcrm.sender.outbox;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the links of mails lead ({@code crm.tracking}).
 *
 * @param baseUrl the address of the CRM as recipients reach it
 * @param secret what links are signed with, the same for all services
 * @param publicSecretAllowed whether the secret may be the one of the development set-up, which everybody knows
 */
@Validated
@ConfigurationProperties("crm.tracking")
record TrackingSettings(
        @DefaultValue("http://localhost:8000") @NotNull URI baseUrl,
        @Nullable String secret,
        @DefaultValue("false") boolean publicSecretAllowed) {
    @Override
    public String toString() {
        return "TrackingSettings[baseUrl=" + baseUrl + "]";
    }
}
