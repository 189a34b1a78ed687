/** The gateway over real HTTP, between a client and peers that stand where the services are. */
@NullMarked
package dev.eventcrm.gateway;

import org.jspecify.annotations.NullMarked;
