package dev.eventcrm.query;

import dev.eventcrm.table.address.AddressConfiguration;
import dev.eventcrm.table.probe.ProbeSettings;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;

/** The query API as a program. */
@SpringBootApplication
@ConfigurationPropertiesScan(basePackageClasses = {QueryApiApplication.class, ProbeSettings.class})
@Import(AddressConfiguration.class)
public class QueryApiApplication {
    /**
     * Starts it and returns once it listens, whether or not OpenSearch answers yet.
     *
     * @param arguments Spring's, such as {@code --server.port=8082}
     */
    public static void main(String[] arguments) {
        SpringApplication.run(QueryApiApplication.class, arguments);
    }
}
