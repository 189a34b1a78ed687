package dev.eventcrm.query.search;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How to reach OpenSearch.
 *
 * @param url where it answers
 * @param connectTimeout how long to wait for a connection
 * @param responseTimeout how long to wait for an answer, or for a free connection
 * @param connections how many requests may be under way at once
 */
@ConfigurationProperties("crm.opensearch")
record OpenSearchSettings(
        @DefaultValue("http://127.0.0.1:9200") URI url,
        @DefaultValue("1s") Duration connectTimeout,
        @DefaultValue("10s") Duration responseTimeout,
        @DefaultValue("200") int connections) {}
