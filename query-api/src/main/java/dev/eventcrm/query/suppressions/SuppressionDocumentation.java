package dev.eventcrm.query.suppressions;

import dev.eventcrm.http.query.DocumentedParameters;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the OpenAPI document says of the suppression list beyond the annotations. */
@Configuration(proxyBeanMethods = false)
class SuppressionDocumentation {
    static final String LIST = "listSuppressions";

    @Bean
    DocumentedParameters suppressionParameters() {
        return new DocumentedParameters(Map.of(LIST, SuppressionFields.LIST_PARAMETERS));
    }
}
