package dev.eventcrm.launcher.deadletters;

/**
 * A change that the read model refused.
 *
 * @param id names it among the dead letters
 * @param index that refused it
 * @param documentId of the document that lacks the change
 * @param version of the item the change led to
 * @param reason in the words of the index
 * @param failedAt an ISO-8601 instant
 */
public record DeadLetter(String id, String index, String documentId, long version, String reason, String failedAt) {}
