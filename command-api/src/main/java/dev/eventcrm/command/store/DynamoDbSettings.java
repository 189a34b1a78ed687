package dev.eventcrm.command.store;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How DynamoDB is called. Where it is, and with what credentials, are the SDK's own settings.
 *
 * @param connections the most requests under way at once; more wait
 * @param connectTimeout how long a connection may take
 * @param attemptTimeout how long one attempt may take
 * @param callTimeout how long a request may take with the SDK's own retries, and how long it may wait before it
 */
@ConfigurationProperties("crm.dynamodb")
record DynamoDbSettings(
        @DefaultValue("64") int connections,
        @DefaultValue("1s") Duration connectTimeout,
        @DefaultValue("2s") Duration attemptTimeout,
        @DefaultValue("5s") Duration callTimeout) {}
