/**
 * The table, as this service uses it: consistent reads, conditional writes, the outbox index.
 *
 * <p>Uses the items of {@code schema}, the module {@code table} and the SDK. Waits for DynamoDB as long as it takes; knows
 * no other package but {@code outage}.
 */
@NullMarked
package dev.eventcrm.sender.store;

import org.jspecify.annotations.NullMarked;
