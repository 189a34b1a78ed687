package dev.eventcrm.indexer;

import dev.eventcrm.http.problem.ProblemConfiguration;
import dev.eventcrm.table.TableSettings;
import dev.eventcrm.table.address.AddressConfiguration;
import dev.eventcrm.table.retry.RetryConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;

/** Reads the stream of changes and keeps the read model in OpenSearch equal to the table. */
@SpringBootApplication
@Import({ProblemConfiguration.class, AddressConfiguration.class, RetryConfiguration.class})
@ConfigurationPropertiesScan(basePackageClasses = {StreamIndexerApplication.class, TableSettings.class})
public class StreamIndexerApplication {
    /**
     * Starts the service.
     *
     * @param arguments Spring's
     */
    public static void main(String[] arguments) {
        SpringApplication.run(StreamIndexerApplication.class, arguments);
    }
}
