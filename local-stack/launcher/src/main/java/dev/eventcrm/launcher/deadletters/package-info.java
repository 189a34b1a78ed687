/**
 * The stream-indexer's dead letters, asked for over its HTTP interface.
 *
 * <p>Uses the JDK's HTTP client and Jackson.
 */
@NullMarked
package dev.eventcrm.launcher.deadletters;

import org.jspecify.annotations.NullMarked;
