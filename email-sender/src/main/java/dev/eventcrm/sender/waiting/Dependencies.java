package dev.eventcrm.sender.waiting;

import dev.eventcrm.waiting.Dependency;

/**
 * All that this service waits for.
 *
 * @param dynamoDb the table
 * @param ses who carries the mails
 * @param queryApi who knows the audiences
 */
public record Dependencies(Dependency dynamoDb, Dependency ses, Dependency queryApi) {}
