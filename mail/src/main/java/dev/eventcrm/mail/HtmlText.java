package dev.eventcrm.mail;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** The text of an HTML body, with its marks: paragraphs apart, items with a dash, links behind what they are on. */
final class HtmlText implements NodeVisitor {
    private static final String MAILTO = "mailto:";

    private final Marks marks;
    private final StringBuilder text = new StringBuilder();
    /** Where the text of each open link begins. */
    private final Deque<Integer> links = new ArrayDeque<>();

    private int hidden;
    private int preformatted;

    private HtmlText(Marks marks) {
        this.marks = marks;
    }

    static String of(Element body, Marks marks) {
        HtmlText visitor = new HtmlText(marks);
        body.traverse(visitor);
        return tidy(visitor.text);
    }

    @Override
    public void head(Node node, int depth) {
        switch (node) {
            case TextNode words when hidden == 0 && preformatted > 0 -> text.append(words.getWholeText());
            case TextNode words when hidden == 0 -> append(oneSpaceEach(words.getWholeText()));
            case Comment comment
            when hidden == 0 && marks.isSection(comment.getData()) -> text.append(comment.getData());
            case Element element -> begin(element);
            default -> {
                // Other nodes say nothing.
            }
        }
    }

    private void begin(Element element) {
        if (isHidden(element)) {
            hidden++;
        } else if (hidden == 0) {
            switch (element.normalName()) {
                case "a" -> links.push(text.length());
                case "br" -> text.append('\n');
                case "li" -> {
                    newLine();
                    text.append("- ");
                }
                case "hr" -> text.append("\n\n---\n\n");
                case "td", "th" -> append(" ");
                case "img" -> append(element.attr("alt"));
                case "pre" -> {
                    newLine();
                    preformatted++;
                }
                case "tr" -> newLine();
                default -> {
                    if (element.isBlock()) {
                        newLine();
                    }
                }
            }
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (!(node instanceof Element element)) {
            return;
        }
        if (isHidden(element)) {
            hidden--;
        } else if (hidden == 0) {
            switch (element.normalName()) {
                case "a" -> link(element, links.pop());
                case "pre" -> {
                    preformatted--;
                    text.append("\n\n");
                }
                case "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote" -> text.append("\n\n");
                default -> {
                    if (element.isBlock()) {
                        newLine();
                    }
                }
            }
        }
    }

    private void link(Element element, int begin) {
        String href = element.attr("href").strip();
        if (href.isEmpty() || href.startsWith("#")) {
            return;
        }
        String shown = text.substring(begin).strip();
        String target = href.toLowerCase(Locale.ROOT).startsWith(MAILTO) ? href.substring(MAILTO.length()) : href;
        if (!shown.equals(target)) {
            append(shown.isEmpty() ? target : " (" + target + ")");
        }
    }

    private static boolean isHidden(Element element) {
        return element.normalName().equals("style")
                || element.normalName().equals("title")
                || element.hasAttr("hidden")
                || element.attr("style")
                        .replace(" ", "")
                        .toLowerCase(Locale.ROOT)
                        .contains("display:none");
    }

    private void append(String words) {
        boolean isAtStart =
                text.isEmpty() || text.charAt(text.length() - 1) == '\n' || text.charAt(text.length() - 1) == ' ';
        text.append(isAtStart ? words.stripLeading() : words);
    }

    private void newLine() {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
            text.append('\n');
        }
    }

    private static String oneSpaceEach(String words) {
        StringBuilder spaced = new StringBuilder(words.length());
        boolean isAfterSpace = false;
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            boolean isSpace = c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
            if (!isSpace) {
                spaced.append(c);
            } else if (!isAfterSpace) {
                spaced.append(' ');
            }
            isAfterSpace = isSpace;
        }
        return spaced.toString();
    }

    /** No spaces at the ends of lines, and at most one empty line at a time. */
    private static String tidy(CharSequence text) {
        StringBuilder tidy = new StringBuilder(text.length());
        int lineEnds = 0;
        int blanks = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                lineEnds++;
                blanks = 0;
            } else if (c == ' ' || c == '\t') {
                blanks++;
            } else {
                tidy.append("\n".repeat(Math.min(lineEnds, 2)));
                tidy.append(text, i - blanks, i);
                lineEnds = 0;
                blanks = 0;
                tidy.append(c);
            }
        }
        return tidy.toString().strip();
    }
}
