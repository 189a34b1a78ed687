package dev.eventcrm.query.ledger;

import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the OpenAPI document says of figures and rates. */
@Configuration(proxyBeanMethods = false)
public class LedgerDocumentation {
    /** The schema of the figures. */
    public static final String FIGURES = "#/components/schemas/Figures";

    /** The schema of the rates. */
    public static final String RATES = "#/components/schemas/Rates";

    @Bean
    OpenApiCustomizer figuresAndRates() {
        return api -> {
            Schema<?> figures = type("object").description("What was counted.");
            for (Metric figure : Metric.values()) {
                Schema<?> count = type("integer").description(figure.description() + ".");
                if (figure == Metric.REGISTRATIONS) {
                    count.addType("null");
                }
                figures.addProperty(figure.apiName(), count);
            }
            Schema<?> rates = type("object").description("Shares between 0 and 1.");
            for (Rate rate : Rate.values()) {
                Schema<?> share = type("number").description(rate.description() + ".");
                share.addType("null");
                rates.addProperty(rate.apiName(), share);
            }
            figures.setRequired(List.copyOf(figures.getProperties().keySet()));
            rates.setRequired(List.copyOf(rates.getProperties().keySet()));
            api.getComponents().addSchemas("Figures", figures);
            api.getComponents().addSchemas("Rates", rates);
        };
    }

    private static Schema<?> type(String name) {
        Schema<?> schema = new JsonSchema();
        schema.addType(name);
        return schema;
    }
}
