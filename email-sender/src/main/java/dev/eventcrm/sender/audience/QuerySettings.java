package dev.eventcrm.sender.audience;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the query API is ({@code crm.query}).
 *
 * @param url its address
 * @param connectTimeout how long a connection may take
 * @param responseTimeout how long an answer may take, to its last byte
 * @param countTimeout how long one may take that nobody waits for, as it is asked for again soon
 */
@Validated
@ConfigurationProperties("crm.query")
public record QuerySettings(
        @DefaultValue("http://127.0.0.1:8082") @NotNull URI url,
        @DefaultValue("2s") @DurationMin(millis = 1) Duration connectTimeout,
        @DefaultValue("30s") @DurationMin(millis = 1) Duration responseTimeout,
        @DefaultValue("5s") @DurationMin(millis = 1) Duration countTimeout) {}
