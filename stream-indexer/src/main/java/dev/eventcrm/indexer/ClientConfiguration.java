package dev.eventcrm.indexer;

import dev.eventcrm.indexer.outage.OutageLogs;
import dev.eventcrm.table.AwsClients;
import dev.eventcrm.table.retry.OutageLog;
import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.util.Timeout;
import org.opensearch.client.json.jackson3.JacksonJsonpMapper;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.opensearch.client.transport.OpenSearchTransport;
import org.opensearch.client.transport.httpclient5.ApacheHttpClient5TransportBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The clients, and how to wait for what they talk to. */
@Configuration(proxyBeanMethods = false)
class ClientConfiguration {
    private static final int CONNECTIONS = 100;
    private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(10);

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    RandomGenerator random() {
        return RandomGenerator.of("L64X128MixRandom");
    }

    @Bean
    FatalError fatalError(ApplicationContext context) {
        return new ExitOnFatalError(context, System::exit);
    }

    @Bean
    OutageLogs dependencies(
            OpenSearchSettings openSearch, DynamoDbClient dynamoDb, DynamoDbStreamsClient streams, Clock clock) {
        return new OutageLogs(
                new OutageLog("OpenSearch at " + openSearch.url(), clock),
                new OutageLog("DynamoDB " + AwsClients.address(dynamoDb), clock),
                new OutageLog("the stream of the table in DynamoDB " + AwsClients.address(streams), clock));
    }

    @Bean
    DynamoDbClient dynamoDbClient() {
        return DynamoDbClient.builder()
                .httpClientBuilder(http())
                .overrideConfiguration(AwsClients.fewRetries(ATTEMPT_TIMEOUT))
                .build();
    }

    @Bean
    DynamoDbStreamsClient dynamoDbStreamsClient() {
        return DynamoDbStreamsClient.builder()
                .httpClientBuilder(http())
                .overrideConfiguration(AwsClients.fewRetries(ATTEMPT_TIMEOUT))
                .build();
    }

    private static Apache5HttpClient.Builder http() {
        return Apache5HttpClient.builder().maxConnections(CONNECTIONS).connectionTimeout(Duration.ofSeconds(2));
    }

    @Bean
    OpenSearchTransport openSearchTransport(OpenSearchSettings settings, JsonMapper mapper) {
        return ApacheHttpClient5TransportBuilder.builder(HttpHost.create(settings.url()))
                .setMapper(new JacksonJsonpMapper(mapper.rebuild()
                        .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                        .build()))
                .setConnectionConfigCallback(
                        connection -> connection.setConnectTimeout(timeout(settings.connectTimeout())))
                .setRequestConfigCallback(request -> request.setResponseTimeout(timeout(settings.responseTimeout())))
                .build();
    }

    /** In milliseconds, which is how a log shall show it. */
    private static Timeout timeout(Duration duration) {
        return Timeout.ofMilliseconds(duration.toMillis());
    }

    @Bean
    OpenSearchClient openSearchClient(OpenSearchTransport transport) {
        return new OpenSearchClient(transport);
    }
}
