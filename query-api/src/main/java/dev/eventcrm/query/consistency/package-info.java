/**
 * Reading one's own writes: every read of a feature goes through {@link dev.eventcrm.query.consistency.ConsistentReads},
 * which first waits until the read model shows what the request's {@code Consistency-Token} names.
 *
 * <p>Knows no feature. May use {@code search}, {@code web} and {@code schema}.
 */
@NullMarked
package dev.eventcrm.query.consistency;

import org.jspecify.annotations.NullMarked;
