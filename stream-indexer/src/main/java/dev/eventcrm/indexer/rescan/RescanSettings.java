package dev.eventcrm.indexer.rescan;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the table is scanned ({@code crm.rescan}).
 *
 * @param segments parts of the table that are scanned at the same time
 * @param checkInterval how often to look whether a scan was asked for by somebody else
 * @param report how often the log tells how far a scan is
 */
@Validated
@ConfigurationProperties("crm.rescan")
record RescanSettings(
        @DefaultValue("4") @Positive int segments,
        @DefaultValue("10s") @DurationMin(millis = 1) Duration checkInterval,
        @DefaultValue("10s") @DurationMin(millis = 1) Duration report) {}
