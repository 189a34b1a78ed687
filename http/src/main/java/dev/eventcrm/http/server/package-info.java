/**
 * What every service of this project has in common as an HTTP server.
 *
 * <p>Uses {@code problem}.
 */
@NullMarked
package dev.eventcrm.http.server;

import org.jspecify.annotations.NullMarked;
