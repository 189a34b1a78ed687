package dev.eventcrm.indexer.outage;

import dev.eventcrm.table.retry.OutageLog;

/**
 * All that this service waits for.
 *
 * @param openSearch the read model
 * @param dynamoDb the tables
 * @param streams the stream of changes
 */
public record OutageLogs(OutageLog openSearch, OutageLog dynamoDb, OutageLog streams) {}
