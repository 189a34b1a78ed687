/**
 * The services behind the gateway: where they are, and the one pool of connections to them. Uses no other room.
 */
@NullMarked
package dev.eventcrm.gateway.upstream;

import org.jspecify.annotations.NullMarked;
