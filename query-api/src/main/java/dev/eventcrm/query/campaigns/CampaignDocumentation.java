package dev.eventcrm.query.campaigns;

import dev.eventcrm.http.query.DocumentedParameters;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the OpenAPI document says of campaigns beyond the annotations: all that follows from {@link CampaignFields}. */
@Configuration(proxyBeanMethods = false)
class CampaignDocumentation {
    static final String LIST = "listCampaigns";

    @Bean
    DocumentedParameters campaignParameters() {
        return new DocumentedParameters(Map.of(LIST, CampaignFields.LIST_PARAMETERS));
    }
}
