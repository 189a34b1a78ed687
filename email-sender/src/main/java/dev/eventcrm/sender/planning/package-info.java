/**
 * From the frozen audience of a campaign to the rows of its ledger: under a lease, page by page, so that another process
 * can go on where one was killed. And the failed mails that are to be sent again.
 *
 * <p>Uses {@code campaigns}, {@code audience} and {@code store}; sends nothing.
 */
@NullMarked
package dev.eventcrm.sender.planning;

import org.jspecify.annotations.NullMarked;
