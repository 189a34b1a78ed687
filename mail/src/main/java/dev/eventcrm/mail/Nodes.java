package dev.eventcrm.mail;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Questions to trees of a template; sections are never deeper than {@link TemplateParser#DEEPEST}. */
final class Nodes {
    private Nodes() {}

    /** Adds the names of all placeholders. */
    static void addNames(List<Node> nodes, Set<String> names) {
        for (Node node : nodes) {
            switch (node) {
                case Node.Text _, Node.Link _ -> {
                    // None, or one that is among the addresses.
                }
                case Node.Value(String name, Encoding _) -> names.add(name);
                case Node.Section(String name, boolean _, List<Node> children) -> {
                    names.add(name);
                    addNames(children, names);
                }
            }
        }
    }

    /**
     * Whether a placeholder can be read or followed there whatever the values are: percent-encoded inside another address, or in
     * an attribute such as {@code alt}, it cannot.
     */
    static boolean alwaysHold(Collection<Node> nodes, String name) {
        return nodes.stream()
                .anyMatch(node -> node instanceof Node.Value value
                        && value.name().equals(name)
                        && value.encoding() != Encoding.URL
                        && value.encoding() != Encoding.ATTRIBUTE);
    }
}
