package dev.eventcrm.query.export;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much exports may take at once. A page of each is held in memory, about 1 kB a row.
 *
 * @param pageSize rows that are read from OpenSearch at once, up to 10,000
 * @param concurrent exports that may be under way at once
 * @param patience how long another one waits for its turn
 */
@ConfigurationProperties("crm.export")
record ExportSettings(
        @DefaultValue("5000") int pageSize,
        @DefaultValue("8") int concurrent,
        @DefaultValue("10s") Duration patience) {}
