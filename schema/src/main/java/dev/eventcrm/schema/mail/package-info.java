/**
 * What the service that accepts a campaign and the service that sends it must agree on to the letter: the language of
 * placeholders, and the signed tokens of links. Pure functions; may use the items.
 */
@NullMarked
package dev.eventcrm.schema.mail;

import org.jspecify.annotations.NullMarked;
