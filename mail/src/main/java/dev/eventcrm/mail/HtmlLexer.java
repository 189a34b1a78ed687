package dev.eventcrm.mail;

import java.util.Locale;
import java.util.Set;

/**
 * Follows HTML just far enough to tell text from what is inside of tags, comments and elements whose content is no HTML
 * (HTML Standard, 13.2.5). One step for each character.
 */
final class HtmlLexer {
    private static final Set<String> RAW =
            Set.of("style", "script", "title", "textarea", "xmp", "iframe", "noembed", "noframes");

    private static final int LONGEST_NAME = 12;

    private enum State {
        TEXT,
        TAG,
        COMMENT,
        RAW
    }

    private State state = State.TEXT;
    /** What ends the value of an attribute; 0 outside of one that has quotes. */
    private char quote;

    private boolean isAfterEquals;
    private String element = "";

    /** Whether what comes next is text of an element. */
    boolean isInText() {
        return state == State.TEXT;
    }

    /** Takes note of something that is no HTML, such as a placeholder. */
    void skip() {
        isAfterEquals = false;
    }

    /** Follows a piece of HTML. */
    void read(String html) {
        int i = 0;
        while (i < html.length()) {
            i = switch (state) {
                case TEXT -> readText(html, i);
                case TAG -> readTag(html, i);
                case COMMENT -> readUntil(html, i, "-->");
                case RAW -> readRaw(html, i);
            };
        }
    }

    private int readText(String html, int from) {
        int begin = html.indexOf('<', from);
        if (begin < 0 || begin + 1 == html.length()) {
            return html.length();
        }
        if (html.startsWith("<!--", begin)) {
            state = State.COMMENT;
            return begin + 2;
        }
        char next = html.charAt(begin + 1);
        boolean isEndTag = next == '/';
        int nameBegin = isEndTag ? begin + 2 : begin + 1;
        int nameEnd = nameBegin;
        while (nameEnd < html.length() && isLetterOrDigit(html.charAt(nameEnd)) && nameEnd - nameBegin < LONGEST_NAME) {
            nameEnd++;
        }
        if (nameEnd == nameBegin && next != '!' && next != '?' && next != '/') {
            return begin + 1;
        }
        element = isEndTag ? "" : html.substring(nameBegin, nameEnd).toLowerCase(Locale.ROOT);
        state = State.TAG;
        quote = 0;
        isAfterEquals = false;
        return nameEnd;
    }

    private int readTag(String html, int at) {
        char c = html.charAt(at);
        if (quote != 0) {
            if (c == quote) {
                quote = 0;
            }
        } else if (c == '>') {
            state = RAW.contains(element) ? State.RAW : State.TEXT;
        } else if ((c == '"' || c == '\'') && isAfterEquals) {
            quote = c;
            isAfterEquals = false;
        } else if (c == '=') {
            isAfterEquals = true;
        } else if (!Character.isWhitespace(c)) {
            isAfterEquals = false;
        }
        return at + 1;
    }

    private int readUntil(String html, int from, String end) {
        int found = html.indexOf(end, from);
        if (found < 0) {
            return html.length();
        }
        state = State.TEXT;
        return found + end.length();
    }

    private int readRaw(String html, int from) {
        int begin = html.indexOf("</", from);
        if (begin < 0) {
            return html.length();
        }
        int nameBegin = begin + 2;
        int nameEnd = nameBegin + element.length();
        if (html.regionMatches(true, nameBegin, element, 0, element.length())
                && (nameEnd == html.length() || !isLetterOrDigit(html.charAt(nameEnd)))) {
            state = State.TAG;
            element = "";
            quote = 0;
            isAfterEquals = false;
            return nameEnd;
        }
        return nameBegin;
    }

    private static boolean isLetterOrDigit(char c) {
        return c < 128 && Character.isLetterOrDigit(c);
    }
}
