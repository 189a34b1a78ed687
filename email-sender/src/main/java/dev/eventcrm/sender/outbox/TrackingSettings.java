package dev.eventcrm.sender.outbox;

import dev.eventcrm.mail.TrackingKey;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
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

        @NotNull(message = MISSING) @Size(min = TrackingKey.SHORTEST_SECRET, message = MISSING)
        String secret,

        @DefaultValue("false") boolean publicSecretAllowed) {
    private static final String MISSING = "must be set (CRM_TRACKING_SECRET) to at least " + TrackingKey.SHORTEST_SECRET
            + " characters, the same for all services";

    @Override
    public String toString() {
        return "TrackingSettings[baseUrl=" + baseUrl + "]";
    }
}
