/**
 * DynamoDB Local as a program of its own: it answers on one loopback port and ends with the process that started it.
 *
 * <p>Uses DynamoDB Local and no other module; other modules may use only its command line.
 */
@NullMarked
package dev.eventcrm.engine.dynamodb;

import org.jspecify.annotations.NullMarked;
