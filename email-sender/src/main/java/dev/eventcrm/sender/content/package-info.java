/**
 * What a mail says: a campaign's content, compiled once, becomes a text part and an HTML part for each recipient, with
 * links that are counted, a way off the list, and nothing that a mailbox would refuse.
 *
 * <p>Pure functions over the schema's templates; does no I/O.
 */
@NullMarked
package dev.eventcrm.sender.content;

import org.jspecify.annotations.NullMarked;
