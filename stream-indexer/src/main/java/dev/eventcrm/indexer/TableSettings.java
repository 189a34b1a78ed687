package dev.eventcrm.indexer;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The indexer's own tables ({@code crm.table}).
 *
 * @param create whether to create them when they are missing; in AWS, infrastructure code does
 */
@ConfigurationProperties("crm.table")
record TableSettings(@DefaultValue("false") boolean create) {}
