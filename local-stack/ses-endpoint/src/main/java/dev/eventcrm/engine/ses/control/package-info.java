/**
 * What tests and tools ask: {@code /_control}, {@code /_messages}, {@code /_events}, {@code /_counters}.
 *
 * <p>Uses all other rooms but {@code sns}' inner parts.
 */
@NullMarked
package dev.eventcrm.engine.ses.control;

import org.jspecify.annotations.NullMarked;
