/**
 * One OpenSearch node as a program of its own: it answers on one loopback port and ends with the process that started
 * it.
 *
 * <p>Uses OpenSearch and no other module; other modules may use only its command line.
 */
@NullMarked
package dev.eventcrm.engine.opensearch;

import org.jspecify.annotations.NullMarked;
