package dev.eventcrm.query.analytics;

import dev.eventcrm.http.query.DocumentedParameters;
import dev.eventcrm.http.query.Parameter;
import dev.eventcrm.http.query.ParameterTable;
import dev.eventcrm.query.export.Export;
import dev.eventcrm.query.ledger.LedgerFields;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the operations take, and what the OpenAPI document says of that. */
@Configuration(proxyBeanMethods = false)
class AnalyticsDocumentation {
    static final String ANALYSE = "analyse";
    static final String EXPORT = "exportAnalytics";

    static final Parameter FORMAT = new Parameter(
            "format",
            new Parameter.Shape.Choice(List.of("json", "csv")),
            false,
            "As what to answer: json, or csv with a row for each group, or for each time when an `interval` and no `groupBy` is"
                    + " given. Default: json.",
            "json");

    static final ParameterTable PARAMETERS = AnalyticsQuery.parameters(FORMAT, Export.SPREADSHEET_SAFE);

    static final ParameterTable EXPORT_PARAMETERS = AnalyticsQuery.parameters(Export.SPREADSHEET_SAFE);

    /** What a group has in common stands beside its figures: each field that it may be grouped by. */
    @Bean
    OpenApiCustomizer groupFields() {
        return api -> {
            Schema<?> group = Objects.requireNonNull(
                    api.getComponents().getSchemas().get("AnalyticsGroup"), "no schema of a group");
            for (String field : LedgerFields.groupingNames()) {
                Schema<?> value = new JsonSchema();
                value.addType("string");
                value.addType("null");
                group.addProperty(field, value.description("Present if `groupBy` names it; null: without a value."));
            }
        };
    }

    @Bean
    DocumentedParameters analyticsParameters() {
        return new DocumentedParameters(Map.of(ANALYSE, PARAMETERS, EXPORT, EXPORT_PARAMETERS));
    }
}
