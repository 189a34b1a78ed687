package dev.eventcrm.command.notifications;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The SNS topics that SES publishes to.
 *
 * @param topics the ARNs of the topics that are listened to; messages of others are refused
 * @param endpoint where SNS is reached instead of at its own addresses, on machines without AWS: certificates and
 *     confirmations are fetched there, under the path and query that they have at AWS
 * @param connectTimeout how long a connection may take
 * @param answerTimeout how long an answer may take
 */
@ConfigurationProperties("crm.sns")
record SnsSettings(
        @DefaultValue Set<String> topics,
        @Nullable URI endpoint,
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("5s") Duration answerTimeout) {
    /** Copies the topics. */
    SnsSettings {
        topics = Set.copyOf(topics);
    }
}
