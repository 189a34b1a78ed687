package dev.eventcrm.query.search;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How counts are read.
 *
 * @param pageSize how many cells of each tally are read at once; OpenSearch allows 65,535 of all tallies of a request
 */
@ConfigurationProperties("crm.grouped-counts")
record GroupedCountSettings(@DefaultValue("4000") int pageSize) {}
