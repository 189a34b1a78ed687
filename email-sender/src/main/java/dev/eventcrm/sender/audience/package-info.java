/**
 * What the query API is asked: pages of a frozen audience, a campaign's counts, its failed mails. A filter has one meaning,
 * and it has it there.
 *
 * <p>HTTP and JSON; knows neither the table nor SES.
 */
@NullMarked
package dev.eventcrm.sender.audience;

import org.jspecify.annotations.NullMarked;
