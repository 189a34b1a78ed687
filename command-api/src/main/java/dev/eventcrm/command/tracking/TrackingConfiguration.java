package dev.eventcrm.command.tracking;

import dev.eventcrm.mail.AttributionHosts;
import dev.eventcrm.mail.TrackingKey;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The key that links are signed with, and which sites learn of it. */
@Configuration(proxyBeanMethods = false)
class TrackingConfiguration {
    @Bean
    TrackingKey trackingKey(TrackingSettings settings) {
        return TrackingKey.of(settings.secret(), settings.earlierSecrets(), settings.publicSecretAllowed());
    }

    @Bean
    AttributionHosts attributionHosts(TrackingSettings settings) {
        try {
            return AttributionHosts.of(settings.attributionHosts());
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "crm.tracking.attribution-hosts (CRM_TRACKING_ATTRIBUTIONHOSTS): " + e.getMessage(), e);
        }
    }
}
