package dev.eventcrm.gateway.docs;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** The reusable parts of an OpenAPI document, and what refers to them. */
final class Components {
    static final String FIELD = "components";
    private static final String REFERENCE = "#/" + FIELD + "/";

    /** Referred to by bare name and not by reference, so they cannot be told apart: of two, the first stays. */
    private static final String SECURITY_SCHEMES = "securitySchemes";

    private Components() {}

    /**
     * Renames the parts of a document that would clash.
     *
     * @param present parts that are there already
     * @param document the document whose parts are to join them; it is not changed
     * @param suffix what a part that clashes gets at the end of its name
     * @return the document, in which a part that has the name of a present one is the same as it, with all that it
     *     refers to
     */
    static JsonNode fittingInto(JsonNode present, JsonNode document, String suffix) {
        Set<String> clashing = clashing(present, document.path(FIELD));
        if (clashing.isEmpty()) {
            return document.deepCopy();
        }
        JsonNode rewritten = withStrings(document, string -> {
            String part = partOf(string);
            return clashing.contains(part) ? part + suffix + string.substring(part.length()) : string;
        });
        ObjectNode parts = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> kind : rewritten.path(FIELD).properties()) {
            ObjectNode renamed = parts.putObject(kind.getKey());
            for (Map.Entry<String, JsonNode> part : kind.getValue().properties()) {
                boolean clashes = clashing.contains(reference(kind.getKey(), part.getKey()));
                renamed.set(clashes ? part.getKey() + suffix : part.getKey(), part.getValue());
            }
        }
        ((ObjectNode) rewritten).set(FIELD, parts);
        return rewritten;
    }

    private static Set<String> clashing(JsonNode present, JsonNode joining) {
        Set<String> clashing = new HashSet<>();
        int before;
        do {
            before = clashing.size();
            for (Map.Entry<String, JsonNode> kind : joining.properties()) {
                JsonNode presentOfKind = present.path(kind.getKey());
                for (Map.Entry<String, JsonNode> part : kind.getValue().properties()) {
                    JsonNode other = presentOfKind.path(part.getKey());
                    if (!other.isMissingNode()
                            && !kind.getKey().equals(SECURITY_SCHEMES)
                            && (!other.equals(part.getValue()) || refersToAny(part.getValue(), clashing))) {
                        clashing.add(reference(kind.getKey(), part.getKey()));
                    }
                }
            }
        } while (clashing.size() > before);
        return clashing;
    }

    private static boolean refersToAny(JsonNode node, Set<String> references) {
        if (node.isString()) {
            return references.contains(partOf(node.stringValue()));
        }
        for (JsonNode child : node) {
            if (refersToAny(child, references)) {
                return true;
            }
        }
        return false;
    }

    private static String reference(String kind, String name) {
        return REFERENCE + kind + "/" + name;
    }

    /** Cuts a pointer into a part down to the part; other strings stay. */
    private static String partOf(String string) {
        if (!string.startsWith(REFERENCE)) {
            return string;
        }
        int name = string.indexOf('/', REFERENCE.length()) + 1;
        int end = name == 0 ? -1 : string.indexOf('/', name);
        return end < 0 ? string : string.substring(0, end);
    }

    private static JsonNode withStrings(JsonNode node, UnaryOperator<String> change) {
        return switch (node) {
            case StringNode string -> StringNode.valueOf(change.apply(string.stringValue()));
            case ArrayNode array -> {
                ArrayNode changed = JsonNodeFactory.instance.arrayNode();
                array.forEach(child -> changed.add(withStrings(child, change)));
                yield changed;
            }
            case ObjectNode object -> {
                ObjectNode changed = JsonNodeFactory.instance.objectNode();
                object.properties()
                        .forEach(field -> changed.set(field.getKey(), withStrings(field.getValue(), change)));
                yield changed;
            }
            case JsonNode other -> other;
        };
    }
}
