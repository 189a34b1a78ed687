/**
 * What happens to a mail after SES has taken it, and how SES tells of it.
 *
 * <p>Uses {@code mail}, and {@code http} for JSON only. Pure.
 */
@NullMarked
package dev.eventcrm.engine.ses.events;

import org.jspecify.annotations.NullMarked;
