package dev.eventcrm.command;

import dev.eventcrm.table.TableSettings;
import dev.eventcrm.table.address.AddressConfiguration;
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
@ConfigurationPropertiesScan(basePackageClasses = {CommandApiApplication.class, TableSettings.class})
@Import(AddressConfiguration.class)
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
}
