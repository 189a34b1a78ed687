/**
 * Query parameters: the table that an operation reads them by is the one that documents them.
 *
 * <p>Uses {@code problem}.
 */
@NullMarked
package dev.eventcrm.http.query;

import org.jspecify.annotations.NullMarked;
