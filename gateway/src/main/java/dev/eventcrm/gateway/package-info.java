/**
 * One origin for front-ends. This room holds only the program's start; the rooms below it are:
 *
 * <ul>
 *   <li>{@code upstream}: where the services are and how they are spoken to
 *   <li>{@code proxy}: which request goes where, and its passage there and back
 *   <li>{@code docs}: one Swagger UI over both APIs
 *   <li>{@code health}: the state of all services in one answer
 *   <li>{@code web}: what is true of every answer of the gateway's own: CORS and errors
 * </ul>
 *
 * Routes and CORS only: no rule about people or events may be written here.
 */
@NullMarked
package dev.eventcrm.gateway;

import org.jspecify.annotations.NullMarked;
