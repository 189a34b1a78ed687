package dev.eventcrm.query.search;

import dev.eventcrm.http.problem.Errors;
import dev.eventcrm.http.problem.Pointer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The members of a JSON object whose names are known.
 *
 * @param values by name; what was wrong is left out
 * @param at where the object stands
 */
record Members(Map<String, JsonNode> values, Pointer at) {
    /**
     * Reads an object.
     *
     * @param object any JSON value
     * @param at where it stands
     * @param required names that it must have
     * @param optional names that it may have
     * @param errors takes what is wrong with it
     */
    static Members read(JsonNode object, Pointer at, List<String> required, List<String> optional, Errors errors) {
        Map<String, JsonNode> values = new HashMap<>();
        List<String> known = new ArrayList<>(required);
        known.addAll(optional);
        if (!object.isObject()) {
            errors.inBody(at, "must be an object with " + String.join(", ", known));
            return new Members(values, at);
        }
        object.properties().forEach(member -> {
            if (known.contains(member.getKey())) {
                values.put(member.getKey(), member.getValue());
            } else {
                errors.inBody(at.child(member.getKey()), Errors.unknown(member.getKey(), known));
            }
        });
        required.stream()
                .filter(name -> !values.containsKey(name))
                .forEach(name -> errors.inBody(at.child(name), "is missing"));
        return new Members(values, at);
    }

    @Nullable
    JsonNode get(String name) {
        return values.get(name);
    }

    Pointer at(String name) {
        return at.child(name);
    }
}
