/**
 * The state of all services in one answer. Uses {@code upstream}.
 */
@NullMarked
package dev.eventcrm.gateway.health;

import org.jspecify.annotations.NullMarked;
