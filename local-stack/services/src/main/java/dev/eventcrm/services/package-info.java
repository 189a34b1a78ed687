/**
 * The five services side by side in one JVM, as {@code ./crm up} runs them: one class path, one heap, one compiler; but for
 * each service its own Spring context, configuration, port and log file.
 *
 * <p>Knows of a service its application class and nothing else. Services do not know that they run here.
 */
@NullMarked
package dev.eventcrm.services;

import org.jspecify.annotations.NullMarked;
