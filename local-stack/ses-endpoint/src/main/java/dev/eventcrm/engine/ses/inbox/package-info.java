/**
 * The mails that were accepted, and the pages that show them.
 *
 * <p>Uses {@code mail}, {@code events} and {@code http}.
 */
@NullMarked
package dev.eventcrm.engine.ses.inbox;

import org.jspecify.annotations.NullMarked;
