/**
 * What is true of every answer of the gateway's own: CORS, and errors as RFC 9457 problems. Uses no other room.
 */
@NullMarked
package dev.eventcrm.gateway.web;

import org.jspecify.annotations.NullMarked;
