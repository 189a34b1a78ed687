package dev.eventcrm.sender.outage;

import dev.eventcrm.table.retry.OutageLog;

/**
 * All that this service waits for.
 *
 * @param dynamoDb the table
 * @param ses who carries the mails
 * @param queryApi who knows the audiences
 */
public record OutageLogs(OutageLog dynamoDb, OutageLog ses, OutageLog queryApi) {}
