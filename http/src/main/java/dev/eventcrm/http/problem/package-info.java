/**
 * Errors as problems (RFC 9457): their types, how the errors of a request are collected, and how exceptions, filters and Tomcat
 * answer with them.
 *
 * <p>Uses no other package of {@code http} but the accepted names.
 */
@NullMarked
package dev.eventcrm.http.problem;

import org.jspecify.annotations.NullMarked;
