/**
 * The rate of submission that SES allows, shared by all sender processes through one item of the table.
 *
 * <p>Uses the table and what {@code ses} says of the account; knows neither mails nor campaigns.
 */
@NullMarked
package dev.eventcrm.sender.rate;

import org.jspecify.annotations.NullMarked;
