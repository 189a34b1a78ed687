/**
 * Amazon SNS as a subscriber over HTTP sees it: signed messages, the confirmation of a subscription, retries.
 *
 * <p>Uses {@code http} for JSON only; knows nothing of mails.
 */
@NullMarked
package dev.eventcrm.engine.ses.sns;

import org.jspecify.annotations.NullMarked;
