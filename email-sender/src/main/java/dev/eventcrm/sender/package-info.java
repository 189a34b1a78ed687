/**
 * The e-mail sender: the audience of a campaign becomes rows of the ledger, and every row one mail, once.
 *
 * <p>{@code campaigns} knows what there is to do. {@code planning} pages an {@code audience} and writes one row for each
 * address. {@code outbox} finds rows that are due, has {@code content} render them, keeps to the {@code rate} that all senders
 * share, has {@code ses} carry them, and settles what became of each; {@code ending} closes a campaign when its last row
 * is final. {@code store} is the table and {@code outage} what all of them wait for. This package wires them and
 * starts them.
 */
@NullMarked
package dev.eventcrm.sender;

import org.jspecify.annotations.NullMarked;
