/**
 * The ledger of mails: one row for every recipient of every campaign, with what became of it.
 *
 * <p>May use {@code ledger}, {@code search}, {@code consistency}, {@code export} and {@code web}; no other feature.
 */
@NullMarked
package dev.eventcrm.query.emails;

import org.jspecify.annotations.NullMarked;
