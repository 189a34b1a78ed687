package dev.eventcrm.mail;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A body, as both parts of a mail say it. */
public final class MailBody {
    static final List<Node> NO_HEAD =
            List.of(new Node.Text("<!doctype html>\n<html>\n<head><meta charset=\"utf-8\"></head>\n<body>"));

    private final List<Node> text;
    private final List<Node> htmlHead;
    private final List<Node> html;
    private final List<List<Node>> addresses;

    /**
     * A body that has been read.
     *
     * @param text the text part
     * @param htmlHead the HTML part up to the content of its body
     * @param html the content of its body
     * @param addresses the addresses of pages that its links lead to, by their numbers
     */
    MailBody(List<Node> text, List<Node> htmlHead, List<Node> html, List<List<Node>> addresses) {
        this.text = List.copyOf(text);
        this.htmlHead = List.copyOf(htmlHead);
        this.html = List.copyOf(html);
        this.addresses = List.copyOf(addresses);
    }

    /**
     * Reads a body. Takes time that is linear in its length.
     *
     * @param source the body, with placeholders
     * @param isHtml whether it is HTML, and not plain text
     * @throws InvalidTemplateException when it is not taken; {@link InvalidTemplateException#reasons()} tells all that is wrong
     */
    public static MailBody read(String source, boolean isHtml) {
        Marks.requireNone(source);
        return isHtml ? HtmlBody.read(source) : TextBody.read(source);
    }

    /** The names of all placeholders in it, in the order of their first appearance. */
    public Set<String> placeholders() {
        Set<String> names = new LinkedHashSet<>();
        Nodes.addNames(text, names);
        Nodes.addNames(htmlHead, names);
        Nodes.addNames(html, names);
        addresses.forEach(address -> Nodes.addNames(address, names));
        return names;
    }

    List<Node> text() {
        return text;
    }

    List<Node> htmlHead() {
        return htmlHead;
    }

    List<Node> html() {
        return html;
    }

    List<List<Node>> addresses() {
        return addresses;
    }
}
