package dev.eventcrm.query;

import dev.eventcrm.http.openapi.OpenApiConfiguration;
import dev.eventcrm.http.server.ServerConfiguration;
import dev.eventcrm.table.address.AddressConfiguration;
import dev.eventcrm.table.probe.ProbeSettings;
import io.swagger.v3.oas.models.OpenAPI;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The query API as a program. */
@SpringBootApplication
@Import({ServerConfiguration.class, OpenApiConfiguration.class, AddressConfiguration.class})
@ConfigurationPropertiesScan(basePackageClasses = {QueryApiApplication.class, ProbeSettings.class})
public class QueryApiApplication {
    /**
     * Starts it and returns once it listens, whether or not OpenSearch answers yet.
     *
     * @param arguments Spring's, such as {@code --server.port=8082}
     */
    public static void main(String[] arguments) {
        SpringApplication.run(QueryApiApplication.class, arguments);
    }

    /** What the OpenAPI document says of the API as a whole. */
    @Bean
    OpenAPI description() {
        return OpenApiConfiguration.api("Event CRM: queries", """
                        Finds people, events, registrations and mails. Lists come page by page: send the `nextToken` of an answer \
                        with the same query to continue it. To see your own change at once, send the `Consistency-Token` of its \
                        answer.""");
    }
}
