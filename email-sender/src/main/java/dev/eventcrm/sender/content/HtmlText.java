package dev.eventcrm.sender.content;

import java.util.Locale;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** The text of an HTML body, with its placeholders: paragraphs apart, items with a dash, links behind what they are on. */
final class HtmlText implements NodeVisitor {
    private final StringBuilder text = new StringBuilder();
    private int hidden;

    private HtmlText() {}

    static String of(Element body) {
        HtmlText visitor = new HtmlText();
        body.traverse(visitor);
        return visitor.text
                .toString()
                .replaceAll("[ \t]+\n", "\n")
                .replaceAll("\n{3,}", "\n\n")
                .strip();
    }

    @Override
    public void head(Node node, int depth) {
        switch (node) {
            case TextNode words when hidden == 0 -> append(words.getWholeText().replaceAll("\\s+", " "));
            case Comment comment
            when hidden == 0 && SectionMarks.isMark(comment.getData()) -> text.append(comment.getData());
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
                case "br" -> text.append('\n');
                case "li" -> {
                    newLine();
                    text.append("- ");
                }
                case "hr" -> text.append("\n\n---\n\n");
                case "td", "th" -> append(" ");
                case "img" -> append(element.attr("alt"));
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
                case "a" -> link(element);
                case "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote" -> text.append("\n\n");
                default -> {
                    if (element.isBlock()) {
                        newLine();
                    }
                }
            }
        }
    }

    private void link(Element element) {
        String href = element.attr("href").strip();
        if (href.isEmpty() || href.startsWith("#")) {
            return;
        }
        String shown = element.text().strip();
        String target = href.toLowerCase(Locale.ROOT).startsWith("mailto:") ? href.substring("mailto:".length()) : href;
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
}
