/**
 * Mails as SES takes them: reading a {@code SendEmail} request, and every rule by which SES refuses one.
 *
 * <p>Uses {@code http} for JSON only. Pure: the same request always gives the same mail or the same refusal.
 */
@NullMarked
package dev.eventcrm.engine.ses.mail;

import org.jspecify.annotations.NullMarked;
