/**
 * What became of mails, in numbers: by campaign, event and UTM values, and over time.
 *
 * <p>What the numbers count stands in {@code ledger}. May use {@code ledger}, {@code search}, {@code consistency}, {@code
 * export} and {@code web}; no other feature.
 */
@NullMarked
package dev.eventcrm.query.analytics;

import org.jspecify.annotations.NullMarked;
