package dev.eventcrm.command.tracking;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The links of mails.
 *
 * @param baseUrl where mails find this service, as the world sees it
 * @param secret what signs the links: the same in every service of an installation, at least 32 characters
 * @param earlierSecrets what signed the links of mails that are out, so that they still work
 * @param attributionHosts the hosts that learn which mail led to them, as {@link AttributionHosts} reads them
 * @param publicSecretAllowed whether the secret may be the one of the development set-up, which everybody knows
 * @param patience how long whoever follows a link waits for us to write it down
 * @param pending how many opens and clicks may wait to be written down
 */
@ConfigurationProperties("crm.tracking")
record TrackingSettings(
        @DefaultValue("http://localhost:8000") URI baseUrl,
        @Nullable String secret,
        @DefaultValue List<String> earlierSecrets,
        @DefaultValue List<String> attributionHosts,
        @DefaultValue("false") boolean publicSecretAllowed,
        @DefaultValue("250ms") Duration patience,
        @DefaultValue("10000") int pending) {}
