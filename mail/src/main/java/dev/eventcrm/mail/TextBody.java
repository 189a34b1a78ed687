package dev.eventcrm.mail;

import java.util.ArrayList;
import java.util.List;

/** A body of plain text: the text part, and an HTML part that looks like it. */
final class TextBody {
    private static final String SCHEME_END = "://";

    /** Punctuation after an address that belongs to the sentence and not to it. */
    private static final String CLOSING = ".,;:!?'*_";

    private static final String NEVER_IN_ADDRESSES = "<>\"{}";

    private final List<List<Node>> addresses = new ArrayList<>();

    private TextBody() {}

    /**
     * Reads a body.
     *
     * @param source the body, with placeholders
     * @throws InvalidTemplateException when it cannot be read
     */
    static MailBody read(String source) {
        TextBody body = new TextBody();
        List<Node> text = body.linked(TemplateParser.plain(
                source.replace("\r\n", "\n").replace('\r', '\n').strip()));
        List<Node> html = new ArrayList<>();
        html.add(new Node.Text("<p>"));
        html.addAll(html(text));
        html.add(new Node.Text("</p>"));
        return new MailBody(text, MailBody.NO_HEAD, html, body.addresses);
    }

    /** The same nodes, with addresses as links of their own. */
    private List<Node> linked(List<Node> siblings) {
        List<Node> linked = new ArrayList<>();
        Address address = new Address(siblings);
        int index = 0;
        int offset = 0;
        while (index < siblings.size()) {
            switch (siblings.get(index)) {
                case Node.Text(String text) -> {
                    int begin = beginOfAddress(text, offset);
                    int end = begin < 0 ? text.length() : begin;
                    if (end > offset) {
                        linked.add(new Node.Text(text.substring(offset, end)));
                    }
                    if (begin >= 0 && address.read(index, begin)) {
                        addresses.add(address.nodes());
                        linked.add(new Node.Link(addresses.size() - 1, Node.Target.COUNTED, Encoding.PLAIN));
                        index = address.index();
                        offset = address.offset();
                    } else if (begin >= 0) {
                        offset = text.indexOf(SCHEME_END, begin) + SCHEME_END.length();
                        linked.add(new Node.Text(text.substring(begin, offset)));
                    } else {
                        index++;
                        offset = 0;
                    }
                }
                case Node.Section(String name, boolean inverted, List<Node> children) -> {
                    linked.add(new Node.Section(name, inverted, linked(children)));
                    index++;
                    offset = 0;
                }
                case Node.Value _, Node.Link _ -> {
                    linked.add(siblings.get(index));
                    index++;
                    offset = 0;
                }
            }
        }
        return linked;
    }

    private static int beginOfAddress(String text, int from) {
        for (int end = text.indexOf(SCHEME_END, from); end >= 0; end = text.indexOf(SCHEME_END, end + 1)) {
            for (String scheme : List.of("https", "http")) {
                int begin = end - scheme.length();
                if (begin >= from && text.regionMatches(true, begin, scheme, 0, scheme.length())) {
                    return begin;
                }
            }
        }
        return -1;
    }

    /** An address that begins in a text and may go on over placeholders. */
    private static final class Address {
        private final List<Node> siblings;
        private final List<Node> nodes = new ArrayList<>();
        private int index;
        private int offset;

        Address(List<Node> siblings) {
            this.siblings = siblings;
        }

        /**
         * Reads an address.
         *
         * @return false when there is a scheme and nothing behind it
         */
        boolean read(int firstIndex, int begin) {
            nodes.clear();
            index = firstIndex;
            offset = begin;
            int parentheses = 0;
            int brackets = 0;
            while (index < siblings.size()) {
                Node node = siblings.get(index);
                if (node instanceof Node.Text(String text)) {
                    int end = endOfAddress(text, offset);
                    if (end > offset) {
                        nodes.add(new Node.Text(text.substring(offset, end)));
                    }
                    parentheses += balance(text, offset, end, '(', ')');
                    brackets += balance(text, offset, end, '[', ']');
                    if (end < text.length()) {
                        offset = end;
                        break;
                    }
                } else if (node instanceof Node.Value(String name, Encoding _)) {
                    nodes.add(new Node.Value(name, Encoding.URL));
                } else {
                    break;
                }
                index++;
                offset = 0;
            }
            trim(parentheses, brackets);
            return nodes.size() > 1
                    || (nodes.getFirst() instanceof Node.Text(String text)
                            && text.length() > text.indexOf(SCHEME_END) + SCHEME_END.length());
        }

        private static int balance(String text, int from, int to, char open, char close) {
            int balance = 0;
            for (int i = from; i < to; i++) {
                balance += text.charAt(i) == open ? 1 : text.charAt(i) == close ? -1 : 0;
            }
            return balance;
        }

        /** Gives back what follows the address in its sentence; never what a placeholder stands for. */
        private void trim(int parenthesesOpen, int bracketsOpen) {
            if (!(nodes.getLast() instanceof Node.Text(String text))) {
                return;
            }
            int parentheses = parenthesesOpen;
            int brackets = bracketsOpen;
            int end = text.length();
            int least = nodes.size() == 1 ? text.indexOf(SCHEME_END) + SCHEME_END.length() : 0;
            for (; end > least; end--) {
                char last = text.charAt(end - 1);
                if (last == ')' && parentheses < 0) {
                    parentheses++;
                } else if (last == ']' && brackets < 0) {
                    brackets++;
                } else if (CLOSING.indexOf(last) < 0) {
                    break;
                }
            }
            int given = text.length() - end;
            if (given == 0) {
                return;
            }
            nodes.removeLast();
            if (end > 0) {
                nodes.add(new Node.Text(text.substring(0, end)));
            }
            if (offset == 0) {
                index--;
                offset = ((Node.Text) siblings.get(index)).text().length();
            }
            offset -= given;
        }

        private static int endOfAddress(String text, int from) {
            int end = from;
            while (end < text.length()) {
                int c = text.codePointAt(end);
                if (endsAddress(c)) {
                    break;
                }
                end += Character.charCount(c);
            }
            return end;
        }

        List<Node> nodes() {
            return List.copyOf(nodes);
        }

        int index() {
            return index;
        }

        int offset() {
            return offset;
        }
    }

    /** Spaces of every script, what no eye sees, and punctuation outside of ASCII, which addresses hold only encoded. */
    private static boolean endsAddress(int c) {
        return switch (Character.getType(c)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.CONTROL,
                    Character.FORMAT -> true;
            case Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> c >= 128 || NEVER_IN_ADDRESSES.indexOf(c) >= 0;
            default -> NEVER_IN_ADDRESSES.indexOf(c) >= 0;
        };
    }

    private static List<Node> html(List<Node> nodes) {
        List<Node> html = new ArrayList<>();
        for (Node node : nodes) {
            switch (node) {
                case Node.Text(String text) -> html.add(new Node.Text(paragraphs(text)));
                case Node.Value(String name, Encoding _) -> html.add(new Node.Value(name, Encoding.HTML_LINES));
                case Node.Section(String name, boolean inverted, List<Node> children) ->
                    html.add(new Node.Section(name, inverted, html(children)));
                case Node.Link(int number, Node.Target _, Encoding _) -> {
                    html.add(new Node.Text("<a href=\""));
                    html.add(new Node.Link(number, Node.Target.COUNTED, Encoding.HTML));
                    html.add(new Node.Text("\">"));
                    html.add(new Node.Link(number, Node.Target.SHOWN, Encoding.HTML));
                    html.add(new Node.Text("</a>"));
                }
            }
        }
        return html;
    }

    /** Empty lines part paragraphs; other ends of lines stay. */
    private static String paragraphs(String text) {
        StringBuilder html = new StringBuilder();
        int from = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
            html.append(Encoding.HTML.encode(text.substring(from, end)));
            from = end + 1;
            int next = nextLineIfBlank(text, from);
            if (next == from) {
                html.append("<br>\n");
            } else {
                html.append("</p>\n<p>");
                while (next != from) {
                    from = next;
                    next = nextLineIfBlank(text, from);
                }
            }
        }
        return html.append(Encoding.HTML.encode(text.substring(from))).toString();
    }

    /** Where the next line begins if this one is empty, else where this one does. */
    private static int nextLineIfBlank(String text, int from) {
        int end = from;
        while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        return end < text.length() && text.charAt(end) == '\n' ? end + 1 : from;
    }
}
