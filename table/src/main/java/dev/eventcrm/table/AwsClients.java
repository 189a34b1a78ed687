package dev.eventcrm.table;

import java.time.Duration;
import java.util.function.Consumer;
import software.amazon.awssdk.awscore.AwsClient;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.retries.DefaultRetryStrategy;

/** What clients of AWS have in common in services that retry for as long as it takes. */
public final class AwsClients {
    private static final int ATTEMPTS = 2;

    private AwsClients() {}

    /**
     * Two attempts for each call: the SDK would retry for seconds without a line in the log, and the retry loop writes one.
     *
     * @param attemptTimeout how long an attempt may take
     */
    public static Consumer<ClientOverrideConfiguration.Builder> fewRetries(Duration attemptTimeout) {
        return configuration -> configuration
                .retryStrategy(DefaultRetryStrategy.standardStrategyBuilder()
                        .maxAttempts(ATTEMPTS)
                        .build())
                .apiCallAttemptTimeout(attemptTimeout)
                .apiCallTimeout(attemptTimeout.multipliedBy(ATTEMPTS));
    }

    /**
     * Where a client sends its requests, for a log.
     *
     * @param client the client
     * @return such as {@code at http://127.0.0.1:8000}, or {@code in eu-central-1}
     */
    public static String address(AwsClient client) {
        var configuration = client.serviceClientConfiguration();
        return configuration.endpointOverride().map(url -> "at " + url).orElseGet(() -> "in " + configuration.region());
    }
}
