package dev.eventcrm.sender.store;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How rows are written ({@code crm.rows}).
 *
 * @param writers how many rows are being written at once, of new ones and of others each
 */
@Validated
@ConfigurationProperties("crm.rows")
record WriterSettings(@DefaultValue("16") @Positive int writers) {}
