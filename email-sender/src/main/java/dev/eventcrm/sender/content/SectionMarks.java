package dev.eventcrm.sender.content;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hides sections of the template language from an HTML parser, which would move text that stands between the rows of a
 * table in front of it. A comment stays where it is.
 */
final class SectionMarks {
    /** What the parser reads whole, and one section tag outside of it. */
    private static final Pattern PIECE = Pattern.compile(
            "<!--.*?-->|<(?i:style|script|title)\\b.*?</(?i:style|script|title)\\s*>|<[a-zA-Z/!](?:\"[^\"]*\"|'[^']*'|[^'\">])*>"
                    + "|(?<section>\\{\\{\\s*[#^/][^{}]*}})",
            Pattern.DOTALL);

    private static final Pattern MARK = Pattern.compile("<!--(\\{\\{\\s*[#^/][^{}]*}})-->");

    private SectionMarks() {}

    /** The source with sections outside of tags as comments. */
    static String hide(String html) {
        return PIECE.matcher(html)
                .replaceAll(piece -> Matcher.quoteReplacement(
                        piece.group("section") == null ? piece.group() : "<!--" + piece.group() + "-->"));
    }

    /** The source with these comments as sections again. */
    static String show(String html) {
        return MARK.matcher(html).replaceAll("$1");
    }

    /** Whether a comment, given without its delimiters, is one of these. */
    static boolean isMark(String comment) {
        return MARK.matcher("<!--" + comment + "-->").matches();
    }
}
