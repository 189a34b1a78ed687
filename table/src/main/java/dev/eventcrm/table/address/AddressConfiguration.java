package dev.eventcrm.table.address;

import dev.eventcrm.schema.item.AddressHashes;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * How addresses are hashed ({@code crm.addresses}): by secrets that all services of an installation share. Each service
 * imports it.
 */
@Configuration(proxyBeanMethods = false)
public class AddressConfiguration {
    @Bean
    AddressHashes addressHashes(
            @Nullable @Value("${crm.addresses.secret:#{null}}") String secret,
            @Value("${crm.addresses.earlier-secrets:}") List<String> earlierSecrets,
            @Value("${crm.addresses.public-secret-allowed:false}") boolean publicSecretAllowed) {
        return AddressHashes.of(secret, earlierSecrets, publicSecretAllowed);
    }
}
