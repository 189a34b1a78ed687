package dev.eventcrm.mail;

import dev.eventcrm.schema.item.Utm;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fills in the templates of one mail. */
final class Renderer {
    /** In characters, of one part: SES takes 40 MB in all, and mail programs cut far shorter ones. */
    static final int LONGEST = 1_000_000;

    private final Map<String, String> values;
    private final List<List<Node>> addresses;
    private final @Nullable Pages pages;
    private final @Nullable String[] shown;
    private final @Nullable String[] counted;

    /**
     * How addresses of pages become links.
     *
     * @param utm the parameters that they get
     * @param links where links lead
     */
    private record Pages(Utm utm, Links links) {}

    /** Of a template without addresses. */
    Renderer(Map<String, String> values) {
        this(values, List.of(), null);
    }

    Renderer(Map<String, String> values, List<List<Node>> addresses, Utm utm, Links links) {
        this(values, addresses, new Pages(utm, links));
    }

    private Renderer(Map<String, String> values, List<List<Node>> addresses, @Nullable Pages pages) {
        this.values = values;
        this.addresses = addresses;
        this.pages = pages;
        this.shown = new String[addresses.size()];
        this.counted = new String[addresses.size()];
    }

    /**
     * The text of a template.
     *
     * @throws InvalidTemplateException when a placeholder has no value, or the text becomes too long
     */
    String render(List<Node> nodes) {
        StringBuilder text = new StringBuilder();
        append(nodes, text);
        return text.toString();
    }

    private void append(List<Node> nodes, StringBuilder text) {
        for (Node node : nodes) {
            switch (node) {
                case Node.Text(String plain) -> text.append(plain);
                case Node.Value(String name, Encoding encoding) -> text.append(encoding.encode(value(name)));
                case Node.Section(String name, boolean inverted, List<Node> children) -> {
                    if (value(name).isEmpty() == inverted) {
                        append(children, text);
                    }
                }
                case Node.Link(int number, Node.Target target, Encoding encoding) ->
                    text.append(encoding.encode(
                            switch (target) {
                                case SHOWN -> shown(number);
                                case COUNTED -> counted(number);
                            }));
            }
            if (text.length() > LONGEST) {
                throw new InvalidTemplateException(
                        "is longer than %,d characters when it is filled in".formatted(LONGEST));
            }
        }
    }

    private String value(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new InvalidTemplateException("holds {{" + name + "}}, which has no value");
        }
        return value;
    }

    private String shown(int number) {
        String known = shown[number];
        if (known == null) {
            known = render(addresses.get(number));
            shown[number] = known;
        }
        return known;
    }

    private String counted(int number) {
        String known = counted[number];
        if (known == null) {
            known = pages == null ? shown(number) : pages.links().to(UtmLink.with(shown(number), pages.utm()));
            counted[number] = known;
        }
        return known;
    }
}
