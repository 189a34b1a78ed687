package dev.eventcrm.query.events;

import dev.eventcrm.http.query.DocumentedParameters;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the OpenAPI document says of events beyond the annotations. */
@Configuration(proxyBeanMethods = false)
class EventDocumentation {
    static final String LIST = "listEvents";

    @Bean
    DocumentedParameters eventParameters() {
        return new DocumentedParameters(Map.of(LIST, EventFields.LIST_PARAMETERS));
    }
}
