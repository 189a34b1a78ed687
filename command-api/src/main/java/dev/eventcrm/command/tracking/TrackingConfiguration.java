package dev.eventcrm.command.tracking;

import dev.eventcrm.mail.TrackingKey;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The key that links are signed with, and which sites learn of it. */
@Configuration(proxyBeanMethods = false)
class TrackingConfiguration {
    @Bean
    TrackingKey trackingKey(TrackingSettings settings) {
        String secret = settings.secret();
        if (secret == null || secret.isBlank()) {
            throw new IllegalStateException(
                    "crm.tracking.secret (CRM_TRACKING_SECRET) is not set. It signs the links in"
                            + " mails: give every service of this installation the same, random, at least "
                            + TrackingKey.SHORTEST_SECRET + " characters long");
        }
        return TrackingKey.of(secret, settings.earlierSecrets(), settings.publicSecretAllowed());
    }

    @Bean
    AttributionHosts attributionHosts(TrackingSettings settings) {
        return AttributionHosts.of(settings.attributionHosts());
    }
}
