package dev.eventcrm.sender.content;

/**
 * The two parts of a mail as the sources of templates.
 *
 * @param text the source of the text part
 * @param html the source of the HTML part: what stands in its body
 * @param head what stands in its head
 */
record Parts(String text, String html, String head) {}
