package dev.eventcrm.query.campaigns;

import dev.eventcrm.http.query.DocumentedParameters;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Map;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the OpenAPI document says of campaigns beyond the annotations: all that follows from {@link CampaignFields}. */
@Configuration(proxyBeanMethods = false)
class CampaignDocumentation {
    static final String LIST = "listCampaigns";

    @Bean
    OpenApiCustomizer audience() {
        return api -> api.getComponents()
                .addSchemas(
                        "Audience",
                        type("object")
                                .description("Who is meant, as the campaign said it.")
                                .addProperty(
                                        "filter",
                                        type("object")
                                                .additionalProperties(true)
                                                .description("A filter tree, or search parameters."))
                                .addProperty(
                                        "parameters",
                                        type("object")
                                                .additionalProperties(
                                                        type("array").items(type("string")))
                                                .description("Search parameters with all their values."))
                                .addProperty(
                                        "userIds",
                                        type("array").items(type("string")).description("Ids of people.")));
    }

    private static Schema<?> type(String name) {
        Schema<?> schema = new JsonSchema();
        schema.addType(name);
        return schema;
    }

    @Bean
    DocumentedParameters campaignParameters() {
        return new DocumentedParameters(Map.of(LIST, CampaignFields.LIST_PARAMETERS));
    }
}
