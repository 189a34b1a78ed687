/**
 * Which request goes where, and its passage there and back. Uses {@code upstream} and {@code web}.
 *
 * <p>A request passes as it came: its method, its path and query byte for byte, its body unread and as it arrives, its
 * headers but those that belong to one connection only. So does the answer.
 *
 * <p>Spring Cloud Gateway Server WebMVC 5.0.2 starts on this version of Spring Boot, but was tried and does not hold
 * that: it decodes, reorders and encodes queries anew; it rebuilds form bodies from their parameters and loses those
 * that the query names too; it appends a charset to content types; it adds headers of its own connection
 * ({@code Upgrade: h2c}) and passes on those that {@code Connection} names; its read time-out cuts off an export that
 * takes longer, and then forwards {@code /error} and appends that answer; it reads an export to its end after the
 * client has left.
 */
@NullMarked
package dev.eventcrm.gateway.proxy;

import org.jspecify.annotations.NullMarked;
