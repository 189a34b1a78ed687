/**
 * What happens to a mail after SES has accepted it, and the notifications about it.
 *
 * <p>Uses {@code mail}, and {@code http} for JSON only. Pure.
 */
@NullMarked
package dev.eventcrm.engine.ses.events;

import org.jspecify.annotations.NullMarked;
