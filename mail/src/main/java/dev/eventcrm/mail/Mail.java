package dev.eventcrm.mail;

import java.util.List;

/**
 * A mail as it is submitted.
 *
 * @param subject one line
 * @param text the part for readers of plain text
 * @param html the part for everybody else
 * @param headers more headers
 */
public record Mail(String subject, String text, String html, List<Header> headers) {
    /** Copies the headers. */
    public Mail {
        headers = List.copyOf(headers);
    }

    /**
     * A header.
     *
     * @param name its name
     * @param value its value
     */
    public record Header(String name, String value) {}
}
