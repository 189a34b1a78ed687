package dev.eventcrm.sender.content;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A body of plain text: the text part, and an HTML part that looks like it. */
final class TextBody {
    /** A tag of the template language. */
    private static final String TAG = "\\{\\{[^{}]*}}";

    /** A placeholder, which may stand in an address. */
    private static final String PLACEHOLDER = "\\{\\{\\s*\\w+\\s*}}";

    private static final Pattern PIECE = Pattern.compile("(?<link>(?i:https?)://(?:" + PLACEHOLDER
            + "|[^\\s<>\"{}])+)|(?<tag>" + TAG + ")|(?<break>\n(?:[ \t]*\n)+)" + "|(?<line>\n)");

    /** Punctuation after an address that belongs to the sentence and not to it. */
    private static final String CLOSING = ".,;:!?'*_";

    private TextBody() {}

    /**
     * Reads a body.
     *
     * @param body the body, with placeholders
     * @param slots takes its addresses
     */
    static Parts read(String body, LinkSlots slots) {
        String source = body.replace("\r\n", "\n").replace('\r', '\n').strip();
        StringBuilder text = new StringBuilder();
        StringBuilder html = new StringBuilder("<p>");
        Matcher piece = PIECE.matcher(source);
        int from = 0;
        while (piece.find(from)) {
            String between = source.substring(from, piece.start());
            text.append(between);
            html.append(escaped(between));
            from = piece.end();
            if (piece.group("link") != null) {
                String url = withoutClosing(piece.group());
                from = piece.start() + url.length();
                int number = slots.add(url);
                text.append(LinkSlots.link(number));
                html.append("<a href=\"")
                        .append(LinkSlots.link(number))
                        .append("\">")
                        .append(LinkSlots.shown(number))
                        .append("</a>");
            } else {
                text.append(piece.group());
                html.append(inHtml(piece));
            }
        }
        String rest = source.substring(from);
        text.append(rest);
        html.append(escaped(rest)).append("</p>");
        return new Parts(text.toString(), html.toString(), "");
    }

    private static String inHtml(Matcher piece) {
        if (piece.group("tag") != null) {
            return piece.group();
        }
        return piece.group("break") != null ? "</p>\n<p>" : "<br>\n";
    }

    private static String withoutClosing(String url) {
        String trimmed = url;
        while (CLOSING.indexOf(trimmed.charAt(trimmed.length() - 1)) >= 0
                || (trimmed.endsWith(")") && !isBalanced(trimmed))) {
            trimmed = trimmed.substring(0, trimmed.length() - 1);
        }
        return trimmed;
    }

    private static boolean isBalanced(String url) {
        return url.chars().filter(c -> c == '(').count()
                >= url.chars().filter(c -> c == ')').count();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
