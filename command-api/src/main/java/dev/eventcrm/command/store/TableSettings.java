package dev.eventcrm.command.store;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What to do about the table at start-up, and how often to look after it.
 *
 * @param create whether to create it if it is missing; for local use
 * @param checkInterval how often to look whether it is there
 */
@ConfigurationProperties("crm.table")
record TableSettings(
        @DefaultValue("false") boolean create,
        @DefaultValue("1s") Duration checkInterval) {}
