/**
 * Answers questions about people, events, registrations and e-mail from the read model.
 *
 * <p>One package per feature, {@code users}, {@code events}, {@code registrations}, {@code campaigns}, {@code emails} and
 * {@code analytics}, which know nothing of each other, over packages that know no feature: {@code web} (what all requests and
 * errors share), {@code search} (OpenSearch), {@code consistency} (reading one's own writes), {@code export} (streams of rows)
 * and {@code ledger} (what is counted of mails). Nothing here writes.
 */
@NullMarked
package dev.eventcrm.query;

import org.jspecify.annotations.NullMarked;
