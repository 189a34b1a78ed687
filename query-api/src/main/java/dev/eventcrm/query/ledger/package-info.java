/**
 * What is counted of mails, said once: the figures and the rates made of them, and how rows of the ledger are filtered.
 *
 * <p>Pure. Knows how counts are asked for in {@code search}, and asks for none itself. May use {@code search}, {@code web} and
 * {@code schema}.
 */
@NullMarked
package dev.eventcrm.query.ledger;

import org.jspecify.annotations.NullMarked;
