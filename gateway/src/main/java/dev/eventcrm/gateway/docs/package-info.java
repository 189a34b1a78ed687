/**
 * One Swagger UI over both APIs, from files of its own: no network is needed. Uses {@code upstream}, {@code web}, and of
 * {@code proxy} the route table only.
 */
@NullMarked
package dev.eventcrm.gateway.docs;

import org.jspecify.annotations.NullMarked;
