/**
 * The stream-indexer's dead letters, asked for over its HTTP interface.
 *
 * <p>Uses the JDK's HTTP client and Jackson, and nothing else of ours.
 */
@NullMarked
package dev.eventcrm.launcher.deadletters;

import org.jspecify.annotations.NullMarked;
