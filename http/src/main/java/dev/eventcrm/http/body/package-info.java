/**
 * JSON: reading a body strictly, and writing answers.
 *
 * <p>Uses {@code problem}.
 */
@NullMarked
package dev.eventcrm.http.body;

import org.jspecify.annotations.NullMarked;
