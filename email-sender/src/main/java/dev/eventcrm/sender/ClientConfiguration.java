package dev.eventcrm.sender;

import dev.eventcrm.schema.item.AddressHashes;
import dev.eventcrm.sender.audience.QuerySettings;
import dev.eventcrm.sender.outage.OutageLogs;
import dev.eventcrm.sender.outbox.OutboxSettings;
import dev.eventcrm.sender.ses.SesSettings;
import dev.eventcrm.table.AwsClients;
import dev.eventcrm.table.probe.DependencyProbe;
import dev.eventcrm.table.probe.ProbeSettings;
import dev.eventcrm.table.retry.OutageLog;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/** The clients, and how to wait for what they talk to. */
@Configuration(proxyBeanMethods = false)
class ClientConfiguration {
    private static final int CONNECTIONS = 64;
    private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(5);

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    LongSupplier nanoTime() {
        return System::nanoTime;
    }

    @Bean
    RandomGenerator random() {
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                return ThreadLocalRandom.current().nextLong();
            }
        };
    }

    @Bean
    OutageLogs dependencies(
            DynamoDbClient dynamoDb, SesV2Client ses, QuerySettings query, Clock clock, MeterRegistry meters) {
        OutageLogs dependencies = new OutageLogs(
                new OutageLog("DynamoDB " + AwsClients.address(dynamoDb), clock),
                new OutageLog("SES " + AwsClients.address(ses), clock),
                new OutageLog("the query API at " + query.url(), clock));
        for (OutageLog dependency : List.of(dependencies.dynamoDb(), dependencies.ses(), dependencies.queryApi())) {
            meters.gauge(
                    "crm.waiting",
                    List.of(Tag.of("dependency", dependency.name())),
                    dependency,
                    waited -> waited.currentWait().isPresent() ? 1 : 0);
        }
        return dependencies;
    }

    @Bean
    DependencyProbe tableProbe(
            DynamoDbClient client,
            OutageLogs dependencies,
            ProbeSettings settings,
            AddressHashes hashes,
            Clock clock,
            RandomGenerator random,
            ApplicationEventPublisher events) {
        return new DependencyProbe(
                dependencies.dynamoDb(),
                new TableLook(client, settings.timeout(), hashes),
                settings,
                clock,
                random,
                events);
    }

    @Bean
    DynamoDbClient dynamoDbClient(ProbeSettings probe) {
        return DynamoDbClient.builder()
                .httpClientBuilder(Apache5HttpClient.builder()
                        .maxConnections(CONNECTIONS)
                        .connectionTimeout(Duration.ofSeconds(2))
                        // The most patient call is the probe's; the others have their own limits, below.
                        .socketTimeout(probe.timeout().plusSeconds(1)))
                .overrideConfiguration(AwsClients.fewRetries(ATTEMPT_TIMEOUT))
                .build();
    }

    /** Never tries again by itself: a mail whose answer was lost may have been sent. */
    @Bean
    SesV2Client sesV2Client(SesSettings settings, OutboxSettings outbox) {
        return SesV2Client.builder()
                .httpClientBuilder(Apache5HttpClient.builder()
                        // Nobody who is about to submit may wait for a connection: the row says already that it is.
                        .maxConnections(outbox.workers() + 2)
                        .connectionTimeout(settings.connectTimeout())
                        .socketTimeout(settings.callTimeout())
                        // An idle connection that the other side is about to close looks, when used, like a lost
                        // answer.
                        .connectionMaxIdleTime(Duration.ofSeconds(5)))
                .overrideConfiguration(configuration -> configuration
                        .retryStrategy(AwsRetryStrategy.doNotRetry())
                        .apiCallAttemptTimeout(settings.callTimeout())
                        .apiCallTimeout(settings.callTimeout()))
                .build();
    }
}
