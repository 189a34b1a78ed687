package dev.eventcrm.table.retry;

import java.time.Clock;
import java.util.random.RandomGenerator;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The retry loop of a service and the signal that ends it. A service that waits for what it depends on imports it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RetrySettings.class)
public class RetryConfiguration {
    @Bean
    ShutdownSignal shutdownSignal() {
        return new ShutdownSignal();
    }

    @Bean
    RetryLoop retryLoop(RetrySettings settings, ShutdownSignal stop, Clock clock, RandomGenerator random) {
        return new RetryLoop(settings, stop, clock, random);
    }
}
