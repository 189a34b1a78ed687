package dev.eventcrm.command.store;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What to do about the table.
 *
 * @param create whether to create it if it is missing; for local use
 */
@ConfigurationProperties("crm.table")
record TableSettings(@DefaultValue("false") boolean create) {}
