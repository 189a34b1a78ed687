package dev.eventcrm.query.emails;

import dev.eventcrm.http.query.DocumentedParameters;
import dev.eventcrm.http.query.ParameterTable;
import dev.eventcrm.query.export.Export;
import dev.eventcrm.query.export.ExportFormat;
import dev.eventcrm.query.ledger.LedgerFields;
import dev.eventcrm.query.ledger.LedgerFilter;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the operations take, and what the OpenAPI document says of that. */
@Configuration(proxyBeanMethods = false)
class EmailDocumentation {
    static final String LIST = "listEmails";
    static final String EXPORT = "exportEmails";

    static final ParameterTable LIST_PARAMETERS = LedgerFilter.parameters(LedgerFields.SORTING.pageParameters());

    static final ParameterTable EXPORT_PARAMETERS = LedgerFilter.parameters(
            List.of(LedgerFields.SORTING.sortParameter(), ExportFormat.PARAMETER, Export.SPREADSHEET_SAFE));

    @Bean
    DocumentedParameters emailParameters() {
        return new DocumentedParameters(Map.of(LIST, LIST_PARAMETERS, EXPORT, EXPORT_PARAMETERS));
    }
}
