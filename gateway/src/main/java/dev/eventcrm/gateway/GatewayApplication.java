package dev.eventcrm.gateway;

import dev.eventcrm.http.problem.ProblemConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;

/**
 * Starts the gateway on port 8000.
 */
@SpringBootApplication
@Import(ProblemConfiguration.class)
@ConfigurationPropertiesScan
public class GatewayApplication {

    /**
     * Runs until the process ends.
     *
     * @param arguments Spring's command line arguments
     */
    public static void main(String[] arguments) {
        SpringApplication.run(GatewayApplication.class, arguments);
    }
}
