/**
 * Campaigns: listing them, and how far each is.
 *
 * <p>What their figures count stands in {@code ledger}. May use {@code ledger}, {@code search}, {@code consistency} and {@code
 * web}; no other feature.
 */
@NullMarked
package dev.eventcrm.query.campaigns;

import org.jspecify.annotations.NullMarked;
