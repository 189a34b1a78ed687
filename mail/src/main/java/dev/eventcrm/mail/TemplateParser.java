package dev.eventcrm.mail;

import dev.eventcrm.mail.Token.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/**
 * Reads the language of placeholders: Mustache's variables, sections, inverted sections and comments (mustache(5)), and
 * nothing else of it. Takes time that is linear in the source, and stack that does not depend on it.
 */
final class TemplateParser {
    /** How deep sections may stand in each other. */
    static final int DEEPEST = 20;

    private static final int LONGEST_QUOTE = 40;
    private static final String BEGIN = "{{";
    private static final String END = "}}";

    private final String source;
    private final List<Token> tokens = new ArrayList<>();
    private int line = 1;
    private int lineStart;
    private int counted;

    private TemplateParser(String source) {
        this.source = source;
    }

    /**
     * The tokens of a source.
     *
     * @throws InvalidTemplateException when it cannot be read; the message tells the place
     */
    static List<Token> tokens(String source) {
        TemplateParser parser = new TemplateParser(source);
        parser.read();
        return parser.tokens;
    }

    private void read() {
        int from = 0;
        for (int begin = source.indexOf(BEGIN); begin >= 0; begin = source.indexOf(BEGIN, from)) {
            int end = source.indexOf(END, begin);
            if (end < 0) {
                throw new InvalidTemplateException("has {{ without }} at " + place(begin));
            }
            String inside = source.substring(begin + BEGIN.length(), end);
            int after = end + END.length();
            boolean isAlone = isSectionOrComment(inside) && standsAlone(begin, after);
            text(from, isAlone ? lineBegin(begin) : begin);
            tag(inside, place(begin));
            from = isAlone ? afterLine(after) : after;
        }
        text(from, source.length());
    }

    private void text(int from, int to) {
        if (from < to) {
            tokens.add(new Token.Text(source.substring(from, to)));
        }
    }

    private void tag(String inside, Place place) {
        String stripped = inside.strip();
        char kind = stripped.isEmpty() ? ' ' : stripped.charAt(0);
        switch (kind) {
            case '!' -> {
                // A comment says nothing.
            }
            case '#' -> tokens.add(new Token.Open(name(stripped.substring(1), place), false, place));
            case '^' -> tokens.add(new Token.Open(name(stripped.substring(1), place), true, place));
            case '/' -> tokens.add(new Token.Close(name(stripped.substring(1), place), place));
            default -> tokens.add(new Token.Variable(name(stripped, place)));
        }
    }

    private static String name(String text, Place place) {
        String name = text.strip();
        boolean isName =
                !name.isEmpty() && name.chars().allMatch(c -> c == '_' || (c < 128 && Character.isLetterOrDigit(c)));
        if (!isName) {
            throw new InvalidTemplateException(
                    "has {{%s}} at %s, which is no placeholder; write {{firstName}}, {{#company}} or {{/company}}"
                            .formatted(
                                    name.length() <= LONGEST_QUOTE ? name : name.substring(0, LONGEST_QUOTE) + "…",
                                    place));
        }
        return name;
    }

    private static boolean isSectionOrComment(String inside) {
        String stripped = inside.stripLeading();
        return !stripped.isEmpty() && "#^/!".indexOf(stripped.charAt(0)) >= 0;
    }

    /** Whether a line holds this tag and nothing else; such a line leaves no line behind (mustache(5), "standalone"). */
    private boolean standsAlone(int begin, int after) {
        int before = lineBegin(begin);
        int next = after;
        while (next < source.length() && isBlank(source.charAt(next))) {
            next++;
        }
        boolean endsLine = next == source.length() || source.charAt(next) == '\n' || source.charAt(next) == '\r';
        return endsLine && (before == 0 || source.charAt(before - 1) == '\n' || source.charAt(before - 1) == '\r');
    }

    private int lineBegin(int position) {
        int begin = position;
        while (begin > 0 && isBlank(source.charAt(begin - 1))) {
            begin--;
        }
        return begin;
    }

    private int afterLine(int position) {
        int after = position;
        while (after < source.length() && isBlank(source.charAt(after))) {
            after++;
        }
        if (after < source.length() && source.charAt(after) == '\r') {
            after++;
        }
        return after < source.length() && source.charAt(after) == '\n' ? after + 1 : after;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    /** Asked for growing positions, so that all lines are counted once. */
    private Place place(int position) {
        for (; counted < position; counted++) {
            if (source.charAt(counted) == '\n') {
                line++;
                lineStart = counted + 1;
            }
        }
        return new Place(line, position - lineStart + 1);
    }

    /**
     * The tree of a source whose values stand in it as they are.
     *
     * @throws InvalidTemplateException when it cannot be read; the message tells the place
     */
    static List<Node> plain(String source) {
        return tree(tokens(source), token -> switch (token) {
            case Token.Text(String text) -> new Node.Text(text);
            case Token.Variable(String name) -> new Node.Value(name, Encoding.PLAIN);
            case Token.Ready(Node node) -> node;
            case Token.Open _, Token.Close _ -> throw new AssertionError(token);
        });
    }

    /**
     * Puts tokens into the tree of their sections.
     *
     * @param tokens the tokens
     * @param leaf what becomes of all but the ends of sections
     * @throws InvalidTemplateException when a section does not end, ends without having begun, or lies too deep
     */
    static List<Node> tree(List<Token> tokens, Function<Token, Node> leaf) {
        Deque<Token.Open> open = new ArrayDeque<>();
        Deque<List<Node>> levels = new ArrayDeque<>();
        levels.push(new ArrayList<>());
        for (Token token : tokens) {
            switch (token) {
                case Token.Text _, Token.Variable _, Token.Ready _ ->
                    levels.element().add(leaf.apply(token));
                case Token.Open section -> {
                    if (open.size() == DEEPEST) {
                        throw new InvalidTemplateException(
                                "has more than %d sections in each other at %s".formatted(DEEPEST, section.place()));
                    }
                    open.push(section);
                    levels.push(new ArrayList<>());
                }
                case Token.Close(String name, Place place) -> {
                    Token.Open begun = open.poll();
                    if (begun == null || !begun.name().equals(name)) {
                        throw new InvalidTemplateException("has {{/%s}} at %s, where %s"
                                .formatted(
                                        name,
                                        place,
                                        begun == null
                                                ? "no section is open"
                                                : "the section of " + begun.place() + " needs {{/" + begun.name()
                                                        + "}}"));
                    }
                    List<Node> children = levels.pop();
                    levels.element().add(new Node.Section(begun.name(), begun.inverted(), children));
                }
            }
        }
        if (!open.isEmpty()) {
            throw new InvalidTemplateException("has {{%s%s}} at %s without {{/%2$s}}"
                    .formatted(
                            open.element().inverted() ? "^" : "#",
                            open.element().name(),
                            open.element().place()));
        }
        return levels.element();
    }
}
