package dev.eventcrm.indexer.waiting;

import dev.eventcrm.waiting.Dependency;

/**
 * All that this service waits for.
 *
 * @param openSearch the read model
 * @param dynamoDb the tables
 * @param streams the stream of changes
 */
public record Dependencies(Dependency openSearch, Dependency dynamoDb, Dependency streams) {}
