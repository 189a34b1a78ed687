/**
 * What a mail says: templates, the HTML that is taken, rendering, and the signed tokens of links. One renderer for the service
 * that accepts a campaign and the service that sends it, so that what is accepted can be sent.
 *
 * <p>Pure functions; may use the schema's items. Every reader takes time that is linear in its source, and stack that does not
 * depend on it.
 */
@NullMarked
package dev.eventcrm.mail;

import org.jspecify.annotations.NullMarked;
