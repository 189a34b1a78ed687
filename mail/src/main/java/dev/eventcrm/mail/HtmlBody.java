package dev.eventcrm.mail;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A body of HTML: the page as its author wrote it, and a text part that says the same. */
final class HtmlBody {
    private final Marks marks = new Marks();
    private final List<List<Node>> addresses = new ArrayList<>();

    private HtmlBody() {}

    /**
     * Reads a body.
     *
     * @param source the body, with placeholders
     * @throws InvalidTemplateException when it cannot be read, or holds what is not taken
     */
    static MailBody read(String source) {
        return new HtmlBody().readAll(source);
    }

    private MailBody readAll(String source) {
        Document document = Jsoup.parse(marked(source));
        document.outputSettings().prettyPrint(false).charset("UTF-8");
        List<String> wrong = HtmlEmailValidator.check(document, marks);
        if (!wrong.isEmpty()) {
            throw new InvalidTemplateException(wrong);
        }
        Element body = document.body();
        moveCommentsInto(body, document);
        document.head().select("meta[charset], meta[http-equiv=content-type]").remove();
        for (Element element : document.getAllElements()) {
            for (Attribute attribute : element.attributes()) {
                if (HtmlEmailValidator.isAddress(attribute.getKey())) {
                    attribute.setValue(address(element, attribute.getKey(), attribute.getValue()));
                }
            }
        }
        List<Node> text = marks.nodes(HtmlText.of(body, marks), Encoding.PLAIN);
        for (Element element : document.getAllElements()) {
            for (Attribute attribute : element.attributes()) {
                if (!HtmlEmailValidator.isAddress(attribute.getKey()) && Marks.areIn(attribute.getValue())) {
                    attribute.setValue(reMarked(attribute.getValue(), Encoding.ATTRIBUTE));
                }
            }
        }
        document.forEachNode(node -> {
            if (node instanceof Comment comment
                    && Marks.areIn(comment.getData())
                    && !marks.isSection(comment.getData())) {
                comment.setData(reMarked(comment.getData(), Encoding.ATTRIBUTE));
            }
        });
        String head = "<!doctype html>\n<html" + attributes(document.expectFirst("html"))
                + ">\n<head><meta charset=\"utf-8\">" + document.head().html() + "</head>\n<body" + attributes(body)
                + ">";
        return new MailBody(text, marks.nodes(head, Encoding.HTML), marks.nodes(body.html(), Encoding.HTML), addresses);
    }

    /** The source with marks for its placeholders. A parser would move text that stands between the rows of a table. */
    private String marked(String source) {
        StringBuilder html = new StringBuilder();
        HtmlLexer lexer = new HtmlLexer();
        for (Token token : TemplateParser.tokens(source)) {
            switch (token) {
                case Token.Text(String text) -> {
                    html.append(text);
                    lexer.read(text);
                }
                case Token.Variable _, Token.Ready _ -> {
                    html.append(marks.add(token));
                    lexer.skip();
                }
                case Token.Open _, Token.Close _ -> {
                    String mark = marks.add(token);
                    html.append(lexer.isInText() ? "<!--" + mark + "-->" : mark);
                    lexer.skip();
                }
            }
        }
        return html.toString();
    }

    /** A parser puts a comment before the first and after the last element outside of the body; sections are comments. */
    private static void moveCommentsInto(Element body, Document document) {
        Element html = document.expectFirst("html");
        List<org.jsoup.nodes.Node> before = new ArrayList<>();
        List<org.jsoup.nodes.Node> after = new ArrayList<>();
        List<org.jsoup.nodes.Node> outermost = new ArrayList<>();
        sort(document.childNodes(), html, before, outermost);
        sort(html.childNodes(), body, before, after);
        after.addAll(outermost);
        before.reversed().forEach(body::prependChild);
        after.forEach(body::appendChild);
    }

    private static void sort(
            List<org.jsoup.nodes.Node> siblings,
            org.jsoup.nodes.Node middle,
            List<org.jsoup.nodes.Node> before,
            List<org.jsoup.nodes.Node> after) {
        boolean isBefore = true;
        for (org.jsoup.nodes.Node node : siblings) {
            if (node.equals(middle)) {
                isBefore = false;
            } else if (node instanceof Comment) {
                (isBefore ? before : after).add(node);
            }
        }
    }

    /** Addresses of pages become links that are counted; values in others are encoded. */
    private String address(Element element, String attribute, String value) {
        String url = HtmlEmailValidator.withoutBreaks(value);
        boolean isLink = attribute.equalsIgnoreCase("href")
                && (element.normalName().equals("a") || element.normalName().equals("area"));
        if (isLink && HtmlEmailValidator.isWayOff(url, marks)) {
            return url;
        }
        List<Node> nodes = marks.nodes(url, Encoding.URL);
        if (isLink && HtmlEmailValidator.isWebAddress(url)) {
            addresses.add(nodes);
            return marks.add(new Token.Ready(new Node.Link(addresses.size() - 1, Node.Target.COUNTED, Encoding.HTML)));
        }
        return reMarked(url, Encoding.URL);
    }

    private String reMarked(String value, Encoding encoding) {
        StringBuilder text = new StringBuilder();
        for (Token token : marks.tokens(value)) {
            switch (token) {
                case Token.Text(String plain) -> text.append(plain);
                case Token.Variable(String name) ->
                    text.append(marks.add(new Token.Ready(new Node.Value(name, encoding))));
                case Token.Ready _, Token.Open _, Token.Close _ -> text.append(marks.add(token));
            }
        }
        return text.toString();
    }

    private static String attributes(Element element) {
        return element.attributes().html();
    }
}
