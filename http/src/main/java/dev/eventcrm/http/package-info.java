/**
 * The HTTP edge that services share: see the subpackages. Holds the names of headers and the list of accepted names.
 *
 * <p>Uses {@code schema} and Spring MVC. Knows no table, no index and no feature.
 */
@NullMarked
package dev.eventcrm.http;

import org.jspecify.annotations.NullMarked;
