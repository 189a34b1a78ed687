package dev.eventcrm.command;

import dev.eventcrm.http.command.CommandHttpConfiguration;
import dev.eventcrm.http.openapi.OpenApiConfiguration;
import dev.eventcrm.table.TableSettings;
import dev.eventcrm.table.address.AddressConfiguration;
import io.swagger.v3.oas.models.OpenAPI;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Takes commands over HTTP and turns each into one DynamoDB transaction. */
@SpringBootApplication
@Import({CommandHttpConfiguration.class, OpenApiConfiguration.class, AddressConfiguration.class})
@ConfigurationPropertiesScan(basePackageClasses = {CommandApiApplication.class, TableSettings.class})
public class CommandApiApplication {
    /**
     * Starts the service.
     *
     * @param arguments Spring's
     */
    public static void main(String[] arguments) {
        SpringApplication.run(CommandApiApplication.class, arguments);
    }

    /** The time, in the milliseconds that items and answers hold. */
    @Bean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofMillis(1));
    }

    /** Ids for what clients give none. */
    @Bean
    Supplier<String> ids() {
        return () -> UUID.randomUUID().toString();
    }

    /** Spreads the retries of those that got in each other's way. */
    @Bean
    RandomGenerator randomness() {
        return RandomGenerator.of("L64X128MixRandom");
    }

    /** What the OpenAPI document says of the API as a whole. */
    @Bean
    OpenAPI description() {
        return OpenApiConfiguration.api("Event CRM: commands", """
                        Creates and changes people, events and registrations, and sends e-mail. Fields may be named in camelCase \
                        or snake_case; answers use camelCase. Every answer names in `Consistency-Token` what changed: a query \
                        that sends it on sees the change. Errors are problems (RFC 9457).""");
    }
}
