package dev.eventcrm.indexer.stream;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the stream is read ({@code crm.stream}).
 *
 * @param pollInterval the pause between two reads of a shard that has nothing more at present; AWS allows about five reads a
 *     second of each shard
 * @param idlePollInterval to what it grows while the shard has nothing; never below the above
 * @param pageSize records of one read; GetRecords gives 1,000 at most
 * @param batchesInMemory how many shards may have a page in hand at one time
 * @param discoveryInterval how often shards are looked for that nobody told of; children of a shard that closes are looked
 *     for at once
 * @param lagAlarm from which lag on health says that reading lags
 * @param retention how long the stream is relied on to keep a record: AWS keeps it for 24 hours, less an hour of margin
 */
@Validated
@ConfigurationProperties("crm.stream")
record StreamSettings(
        @DefaultValue("200ms") @DurationMin(millis = 1) Duration pollInterval,
        @DefaultValue("400ms") @DurationMin(millis = 1) Duration idlePollInterval,
        @DefaultValue("1000") @Positive @Max(1000) int pageSize,
        @DefaultValue("4") @Positive int batchesInMemory,
        @DefaultValue("10s") @DurationMin(millis = 1) Duration discoveryInterval,
        @DefaultValue("30s") @DurationMin(millis = 1) Duration lagAlarm,
        @DefaultValue("23h") @DurationMin(millis = 1) Duration retention) {}
