package dev.eventcrm.gateway.docs;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Unites OpenAPI documents into one.
 *
 * <p>Paths, and on the same path methods, are united. So are the reusable parts under {@code components}: where two
 * documents have a part of one name and it is not the same part, that of the later document gets its service's name as
 * a suffix, with every reference to it. An operation whose id is taken gets the same suffix.
 */
final class MergedApi {
    private static final String PATHS = "paths";
    private static final String TAGS = "tags";
    private static final String NAME = "name";
    private static final String OPERATION_ID = "operationId";
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    private final ObjectNode merged = JsonNodeFactory.instance.objectNode();
    private final Set<String> operationIds = new HashSet<>();

    /**
     * Begins a document.
     *
     * @param title its title
     * @param description its description, in Markdown
     * @param server the address that its paths are relative to
     */
    MergedApi(String title, String description, String server) {
        merged.put("openapi", "3.1.0");
        merged.putObject("info").put("title", title).put("version", "1").put("description", description);
        merged.putArray("servers").addObject().put("url", server).put("description", "the gateway");
        merged.putArray(TAGS);
        merged.putObject(PATHS);
        merged.putObject(Components.FIELD);
    }

    /**
     * Adds a document.
     *
     * @param service whose it is
     * @param document the document, which is not changed
     * @param wanted tells of a method, in lower case, and a path template whether that operation belongs here
     */
    void add(String service, JsonNode document, BiPredicate<String, String> wanted) {
        JsonNode fitting = Components.fittingInto(merged.path(Components.FIELD), document, "." + service);
        for (Map.Entry<String, JsonNode> kind : fitting.path(Components.FIELD).properties()) {
            addMissing(
                    kind.getValue(), merged.withObjectProperty(Components.FIELD).withObjectProperty(kind.getKey()));
        }
        for (JsonNode tag : fitting.path(TAGS)) {
            addTag(tag);
        }
        for (Map.Entry<String, JsonNode> path : fitting.path(PATHS).properties()) {
            addPath(service, path.getKey(), path.getValue(), wanted);
        }
    }

    /**
     * Gives the document.
     *
     * @return the united document as it is now
     */
    ObjectNode document() {
        return merged;
    }

    private void addTag(JsonNode tag) {
        ArrayNode tags = merged.withArrayProperty(TAGS);
        for (JsonNode known : tags) {
            if (known.path(NAME).equals(tag.path(NAME))) {
                return;
            }
        }
        tags.add(tag);
    }

    private void addPath(String service, String path, JsonNode item, BiPredicate<String, String> wanted) {
        ObjectNode passing = JsonNodeFactory.instance.objectNode();
        boolean hasOperation = false;
        for (Map.Entry<String, JsonNode> field : item.properties()) {
            if (!METHODS.contains(field.getKey())) {
                passing.set(field.getKey(), field.getValue());
            } else if (wanted.test(field.getKey(), path) && field.getValue() instanceof ObjectNode operation) {
                passing.set(field.getKey(), withIdOfItsOwn(service, operation));
                hasOperation = true;
            }
        }
        if (hasOperation) {
            // Not withObjectProperty on the path: it is a name here, and no pointer.
            ObjectNode paths = merged.withObjectProperty(PATHS);
            if (!paths.has(path)) {
                paths.putObject(path);
            }
            addMissing(passing, (ObjectNode) paths.get(path));
        }
    }

    private ObjectNode withIdOfItsOwn(String service, ObjectNode operation) {
        String id = operation.path(OPERATION_ID).asString("");
        if (!id.isEmpty() && !operationIds.add(id)) {
            operation.put(OPERATION_ID, id + "." + service);
        }
        return operation;
    }

    private static void addMissing(JsonNode from, ObjectNode to) {
        for (Map.Entry<String, JsonNode> field : from.properties()) {
            to.putIfAbsent(field.getKey(), field.getValue());
        }
    }
}
