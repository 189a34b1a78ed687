/**
 * The campaigns that have not ended: which there are, and what is wanted of each right now.
 *
 * <p>Uses the table; knows neither planning nor sending.
 */
@NullMarked
package dev.eventcrm.sender.campaigns;

import org.jspecify.annotations.NullMarked;
