package dev.eventcrm.command.store;

import dev.eventcrm.table.probe.ProbeSettings;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The client, with time limits short enough that a dead DynamoDB gets an answer to the client in time. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {
    @Bean
    @ConditionalOnMissingBean
    DynamoDbClient dynamoDb(DynamoDbSettings settings, ProbeSettings probe) {
        return DynamoDbClient.builder()
                .httpClientBuilder(Apache5HttpClient.builder()
                        .maxConnections(settings.connections())
                        .connectionTimeout(settings.connectTimeout())
                        // A command has its own limits, below; the probe of the table is the most patient.
                        .socketTimeout(longer(
                                settings.attemptTimeout(), probe.timeout().plusSeconds(1))))
                .overrideConfiguration(override -> override.apiCallAttemptTimeout(settings.attemptTimeout())
                        .apiCallTimeout(settings.callTimeout())
                        .retryStrategy(StandardRetryStrategy.builder().build()))
                .build();
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
