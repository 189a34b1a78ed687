/**
 * Campaigns: accepting them, pausing, resuming, cancelling, trying again what failed; and test mails. The mails themselves are
 * planned and sent by the email-sender.
 *
 * <p>May use the infrastructure and {@code audience}, and no other feature.
 */
@NullMarked
package dev.eventcrm.command.campaigns;

import org.jspecify.annotations.NullMarked;
