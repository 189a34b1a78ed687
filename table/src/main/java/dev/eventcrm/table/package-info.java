/**
 * DynamoDB access that services share: what an error of the SDK means, batch reads, versioned writes, the check of a probe.
 *
 * <p>Uses the items of {@code schema} and the SDK; knows no service. What it has in common with services that call no DynamoDB
 * is in {@code retry}, {@code probe} and {@code address}.
 */
@NullMarked
package dev.eventcrm.table;

import org.jspecify.annotations.NullMarked;
