/**
 * Rows that are due become mails: found in the outbox, written as being submitted right before they are, and settled by
 * what SES answers. What a killed process left is swept, and a campaign whose rows are all final is ended.
 *
 * <p>What is to be done with a row is decided by pure functions ({@code SendTransitions}, {@code Recipient}); the rest reads, writes
 * and waits.
 */
@NullMarked
package dev.eventcrm.sender.outbox;

import org.jspecify.annotations.NullMarked;
