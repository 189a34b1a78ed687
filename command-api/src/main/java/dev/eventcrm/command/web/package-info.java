/**
 * HTTP: reading bodies and headers, answers, problems.
 *
 * <p>Uses the names and shapes of {@code schema.api} and Spring MVC. Knows neither the table nor any feature: request
 * records of features are read by their shape alone.
 */
@NullMarked
package dev.eventcrm.command.web;

import org.jspecify.annotations.NullMarked;
