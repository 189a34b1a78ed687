package dev.eventcrm.gateway;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;

/**
 * Starts the gateway on port 8000.
 *
 * <p>Boot's own error page is left out: it would answer in a shape of its own, so the container's error report, which
 * sees every error, speaks instead (see {@code dev.eventcrm.gateway.web}).
 */
@SpringBootApplication(exclude = ErrorMvcAutoConfiguration.class)
@ConfigurationPropertiesScan
public class GatewayApplication {

    /**
     * Runs until the process is told to end.
     *
     * @param arguments Spring's command line arguments
     */
    public static void main(String[] arguments) {
        SpringApplication.run(GatewayApplication.class, arguments);
    }
}
