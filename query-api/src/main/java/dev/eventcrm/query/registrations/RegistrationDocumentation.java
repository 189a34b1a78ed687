package dev.eventcrm.query.registrations;

import dev.eventcrm.http.query.DocumentedParameters;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the OpenAPI document says of registrations beyond the annotations. */
@Configuration(proxyBeanMethods = false)
class RegistrationDocumentation {
    static final String OF_USER = "listRegistrationsOfUser";
    static final String OF_EVENT = "listRegistrationsOfEvent";

    @Bean
    DocumentedParameters registrationParameters() {
        return new DocumentedParameters(
                Map.of(OF_USER, RegistrationFields.LIST_PARAMETERS, OF_EVENT, RegistrationFields.LIST_PARAMETERS));
    }
}
