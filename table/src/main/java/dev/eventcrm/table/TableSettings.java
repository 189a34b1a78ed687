package dev.eventcrm.table;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a service does about its tables ({@code crm.table}).
 *
 * @param create whether to create what is missing; for local use, as in AWS infrastructure code does
 */
@ConfigurationProperties("crm.table")
public record TableSettings(@DefaultValue("false") boolean create) {}
