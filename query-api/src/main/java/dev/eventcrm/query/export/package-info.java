/**
 * Streams of rows: whole results, however large, written as they are read.
 *
 * <p>Knows no feature: which columns there are is told by the caller. May use {@code search} and {@code web}.
 */
@NullMarked
package dev.eventcrm.query.export;

import org.jspecify.annotations.NullMarked;
