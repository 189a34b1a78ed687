package dev.eventcrm.gateway.upstream;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the services are and how long the gateway waits for them.
 *
 * @param commandUrl address of command-api: scheme, host, port and, where it has one, a path that precedes all others
 * @param queryUrl address of query-api
 * @param indexerUrl address of stream-indexer, which is asked for its health only
 * @param senderUrl address of email-sender, which is asked for its health only
 * @param connectTimeout how long a connection may take to open
 * @param readTimeout how long a service may stay silent, before its answer and between two pieces of it; it does not
 *     limit how long an answer may take in all, so an export may run for hours
 * @param healthTimeout how long {@code /health} waits for a service
 * @param maxConnections connections that may be open to each service at once
 */
@ConfigurationProperties("crm.gateway")
public record UpstreamProperties(
        @DefaultValue("http://127.0.0.1:8081") URI commandUrl,
        @DefaultValue("http://127.0.0.1:8082") URI queryUrl,
        @DefaultValue("http://127.0.0.1:8083") URI indexerUrl,
        @DefaultValue("http://127.0.0.1:8084") URI senderUrl,
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("60s") Duration readTimeout,
        @DefaultValue("1s") Duration healthTimeout,
        @DefaultValue("500") int maxConnections) {

    /**
     * Checks every value, so that a wrong one stops the start and not the first request.
     *
     * @throws IllegalArgumentException naming the setting that is wrong
     */
    public UpstreamProperties {
        checkAddress("crm.gateway.command-url", commandUrl);
        checkAddress("crm.gateway.query-url", queryUrl);
        checkAddress("crm.gateway.indexer-url", indexerUrl);
        checkAddress("crm.gateway.sender-url", senderUrl);
        checkPositive("crm.gateway.connect-timeout", connectTimeout);
        checkPositive("crm.gateway.read-timeout", readTimeout);
        checkPositive("crm.gateway.health-timeout", healthTimeout);
        if (maxConnections < 1) {
            throw new IllegalArgumentException("crm.gateway.max-connections must be 1 or more, not " + maxConnections);
        }
    }

    /**
     * Finds the address of a service.
     *
     * @param upstream the service
     * @return its address, absolute
     */
    public URI addressOf(Upstream upstream) {
        return switch (upstream) {
            case COMMAND_API -> commandUrl;
            case QUERY_API -> queryUrl;
            case STREAM_INDEXER -> indexerUrl;
            case EMAIL_SENDER -> senderUrl;
        };
    }

    private static void checkAddress(String setting, URI address) {
        boolean http = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
        if (!http || address.getHost() == null || address.getRawQuery() != null || address.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    setting + " must be an address such as http://127.0.0.1:8081, not " + address);
        }
    }

    private static void checkPositive(String setting, Duration duration) {
        if (!duration.isPositive()) {
            throw new IllegalArgumentException(setting + " must be longer than nothing, not " + duration);
        }
    }
}
