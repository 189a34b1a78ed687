package dev.eventcrm.mail;

import java.util.ArrayList;
import java.util.List;

/**
 * Stands in for placeholders while an HTML parser is at work: a mark is text that the parser keeps as it is wherever it
 * stands. A mark is its number between two noncharacters, which no text holds (Unicode Standard, 23.7).
 */
final class Marks {
    private static final char BEGIN = '\uFDD0';
    private static final char END = '\uFDD1';
    private static final String COMMENT_BEGIN = "<!--";
    private static final String COMMENT_END = "-->";

    private final List<Token> tokens = new ArrayList<>();

    /**
     * Makes the mark of a token.
     *
     * @param token what it stands for; a variable's value is written as HTML
     */
    String add(Token token) {
        tokens.add(token);
        return BEGIN + Integer.toString(tokens.size() - 1) + END;
    }

    /**
     * Refuses a source that holds marks of its own.
     *
     * @throws InvalidTemplateException when it does
     */
    static void requireNone(String source) {
        if (source.indexOf(BEGIN) >= 0 || source.indexOf(END) >= 0) {
            throw new InvalidTemplateException(
                    "must not hold the characters U+FDD0 and U+FDD1, which Unicode keeps for" + " programs");
        }
    }

    /** Whether a text holds one. */
    static boolean areIn(String text) {
        return text.indexOf(BEGIN) >= 0;
    }

    /** Whether a text is the mark of the begin or end of a section. */
    boolean isSection(String text) {
        boolean isOne = text.indexOf(BEGIN) == 0 && text.indexOf(END) == text.length() - 1;
        return isOne
                && switch (token(text, 0, text.length() - 1)) {
                    case Token.Open _, Token.Close _ -> true;
                    case Token.Text _, Token.Variable _, Token.Ready _ -> false;
                };
    }

    /**
     * The tokens of a text with marks.
     *
     * @param marked the text
     * @throws InvalidTemplateException when the parser has taken a mark apart
     */
    List<Token> tokens(String marked) {
        List<Token> found = new ArrayList<>();
        int from = 0;
        for (int begin = marked.indexOf(BEGIN); begin >= 0; begin = marked.indexOf(BEGIN, from)) {
            int end = marked.indexOf(END, begin);
            if (end < 0) {
                throw new InvalidTemplateException("holds a placeholder where none can be");
            }
            Token token = token(marked, begin, end);
            boolean isComment = (token instanceof Token.Open || token instanceof Token.Close)
                    && begin - COMMENT_BEGIN.length() >= from
                    && marked.startsWith(COMMENT_BEGIN, begin - COMMENT_BEGIN.length())
                    && marked.startsWith(COMMENT_END, end + 1);
            int textEnd = isComment ? begin - COMMENT_BEGIN.length() : begin;
            if (textEnd > from) {
                found.add(new Token.Text(marked.substring(from, textEnd)));
            }
            found.add(token);
            from = isComment ? end + 1 + COMMENT_END.length() : end + 1;
        }
        if (from < marked.length()) {
            found.add(new Token.Text(marked.substring(from)));
        }
        return found;
    }

    private Token token(String marked, int begin, int end) {
        try {
            return tokens.get(Integer.parseInt(marked, begin + 1, end, 10));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            // An entity of the source became a character of ours.
            throw new InvalidTemplateException(
                    "must not hold the characters U+FDD0 and U+FDD1, which Unicode keeps for" + " programs");
        }
    }

    /**
     * The nodes of a text with marks.
     *
     * @param marked the text
     * @param encoding how values in it are written
     * @throws InvalidTemplateException when a section does not begin and end in it
     */
    List<Node> nodes(String marked, Encoding encoding) {
        return TemplateParser.tree(tokens(marked), token -> switch (token) {
            case Token.Text(String text) -> new Node.Text(text);
            case Token.Variable(String name) -> new Node.Value(name, encoding);
            case Token.Ready(Node node) -> inPart(node, encoding);
            case Token.Open _, Token.Close _ -> throw new AssertionError(token);
        });
    }

    /** Addresses are percent-encoded in both parts, and links are written as the part needs them. */
    private static Node inPart(Node node, Encoding encoding) {
        return node instanceof Node.Link(int number, Node.Target target, Encoding _)
                ? new Node.Link(number, target, encoding)
                : node;
    }
}
