/**
 * What a search for people must answer, worked out in memory by brute force: random people, random questions about them, and
 * the {@link dev.eventcrm.test.oracle.Oracle} that knows the answers.
 *
 * <p>Written from the API's description alone, and shares no code with the service it judges. A question is asked over HTTP: a
 * {@link dev.eventcrm.test.oracle.FilterTree} as JSON, a {@link dev.eventcrm.test.oracle.SimpleFilter} as query parameters.
 * May use {@code schema}'s documents; no service's code.
 */
@NullMarked
package dev.eventcrm.test.oracle;

import org.jspecify.annotations.NullMarked;
