package dev.eventcrm.command.store;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Locks that put commands on one hot item in a row.
 *
 * @param count how many there are; items share them by their hash
 * @param maxWait how long a command may wait for its turn
 */
@ConfigurationProperties("crm.keyed-locks")
record KeyedLockSettings(
        @DefaultValue("256") int count, @DefaultValue("10s") Duration maxWait) {}
