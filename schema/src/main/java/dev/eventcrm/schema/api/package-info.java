/**
 * What both APIs say over HTTP: how a person, an event and a registration look in an answer, the errors, the headers, the
 * consistency token, and the names that clients of older systems may use.
 *
 * <p>May use items and documents, and does no I/O.
 */
@NullMarked
package dev.eventcrm.schema.api;

import org.jspecify.annotations.NullMarked;
