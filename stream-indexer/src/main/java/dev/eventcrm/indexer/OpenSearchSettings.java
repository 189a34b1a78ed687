package dev.eventcrm.indexer;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where OpenSearch is ({@code crm.opensearch}).
 *
 * @param url its address
 * @param connectTimeout how long a connection may take
 * @param responseTimeout how long an answer may take; a bulk request that takes longer is sent again
 */
@Validated
@ConfigurationProperties("crm.opensearch")
record OpenSearchSettings(
        @DefaultValue("http://127.0.0.1:9200") @NotNull URI url,
        @DefaultValue("2s") @DurationMin(millis = 1) Duration connectTimeout,
        @DefaultValue("30s") @DurationMin(millis = 1) Duration responseTimeout) {}
