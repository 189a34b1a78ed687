/**
 * One OpenSearch node as a program of its own: it answers on one loopback port and ends with the process that started
 * it.
 *
 * <p>Uses OpenSearch and nothing of ours; nothing of ours may use it but by its command line.
 */
@NullMarked
package dev.eventcrm.engine.opensearch;

import org.jspecify.annotations.NullMarked;
