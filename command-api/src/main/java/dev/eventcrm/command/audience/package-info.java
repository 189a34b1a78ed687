/**
 * The people whom a campaign is for: asked of the query API over HTTP, so that a filter means the same everywhere, and frozen
 * there.
 *
 * <p>Uses {@code schema.api}, {@code web} and the HTTP client of the platform. Knows neither the table nor any other feature.
 */
@NullMarked
package dev.eventcrm.command.audience;

import org.jspecify.annotations.NullMarked;
