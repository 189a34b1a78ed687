/**
 * Amazon SES as a program of its own, for a machine without AWS.
 *
 * <p>This package reads the command line and joins the others: {@code sending} (the SES API v2), {@code inbox} (the mails and
 * their pages), {@code control} (for tests and tools), {@code sns} (notifications of events), {@code faults}.
 * Other modules may use only HTTP and its command line.
 */
@NullMarked
package dev.eventcrm.engine.ses;

import org.jspecify.annotations.NullMarked;
