package dev.eventcrm.command.store;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The lanes in which commands on one hot item follow each other.
 *
 * @param count how many there are; items share them by their hash
 * @param patience how long a command may wait for its turn
 */
@ConfigurationProperties("crm.lanes")
record LaneSettings(
        @DefaultValue("256") int count, @DefaultValue("10s") Duration patience) {}
