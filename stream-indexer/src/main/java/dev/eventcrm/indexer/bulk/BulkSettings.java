package dev.eventcrm.indexer.bulk;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Bounds of one bulk request ({@code crm.bulk}).
 *
 * @param maxSize bytes of documents; a larger document goes alone
 * @param maxOperations documents
 * @param concurrency requests at one time, over all shards and scans
 */
@Validated
@ConfigurationProperties("crm.bulk")
public record BulkSettings(
        @DefaultValue("5MB") DataSize maxSize,
        @DefaultValue("1000") @Positive int maxOperations,
        @DefaultValue("4") @Positive int concurrency) {}
