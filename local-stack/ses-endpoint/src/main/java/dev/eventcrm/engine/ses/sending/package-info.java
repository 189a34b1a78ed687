/**
 * The part of the SES API v2 that senders use, and the publishing of events of their mails.
 *
 * <p>Uses {@code mail}, {@code faults}, {@code events}, {@code sns}, {@code inbox} and {@code http}.
 */
@NullMarked
package dev.eventcrm.engine.ses.sending;

import org.jspecify.annotations.NullMarked;
