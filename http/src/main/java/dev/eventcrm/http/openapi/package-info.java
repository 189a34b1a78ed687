/**
 * The OpenAPI document: what all operations share, so that controllers say only what is special about one.
 *
 * <p>Uses the other packages of {@code http}, and springdoc.
 */
@NullMarked
package dev.eventcrm.http.openapi;

import org.jspecify.annotations.NullMarked;
