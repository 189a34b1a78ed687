package dev.eventcrm.mail;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One line of plain text with placeholders, such as a subject: Mustache's variables and sections over a flat map of texts,
 * and nothing else of it. A section stands where its value is not empty, an inverted one where it is.
 */
public final class Template {
    private final List<Node> nodes;

    private Template(List<Node> nodes) {
        this.nodes = nodes;
    }

    /**
     * A template of plain text: values stand in it as they are.
     *
     * @param text the text
     * @throws InvalidTemplateException when it cannot be read; the message is fit for its author
     */
    public static Template ofText(String text) {
        return new Template(TemplateParser.plain(text));
    }

    /** The names of all placeholders in it, in the order of their first appearance. */
    public Set<String> placeholders() {
        Set<String> names = new LinkedHashSet<>();
        Nodes.addNames(nodes, names);
        return names;
    }

    /**
     * The text with values.
     *
     * @param values a value for every placeholder
     * @throws InvalidTemplateException when one has no value, or the text becomes too long
     */
    public String render(Map<String, String> values) {
        return new Renderer(values).render(nodes);
    }
}
