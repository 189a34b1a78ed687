/**
 * Amazon SES: submits a mail once, and says what the answer means for whether it was sent.
 *
 * <p>Uses the SDK with its retries off; knows neither the table nor campaigns.
 */
@NullMarked
package dev.eventcrm.sender.ses;

import org.jspecify.annotations.NullMarked;
