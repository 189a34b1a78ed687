/**
 * What SES tells about mails, as SNS brings it: verified, merged into the ledger row that the mail's tag names.
 *
 * <p>May use the infrastructure, {@code suppressions}, and how {@code tracking} tells machines and links; no other feature.
 */
@NullMarked
package dev.eventcrm.command.notifications;

import org.jspecify.annotations.NullMarked;
