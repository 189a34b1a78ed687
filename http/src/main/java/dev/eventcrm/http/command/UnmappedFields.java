package dev.eventcrm.http.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What a request says under names that are none of the command's own.
 *
 * @param inBody the fields of the body, as the client spelt them
 * @param inQuery the query parameters with all their values, as the client spelt them
 */
public record UnmappedFields(Map<String, JsonNode> inBody, Map<String, List<String>> inQuery) {
    /** Copies both; the order stays. */
    public UnmappedFields {
        inBody = new LinkedHashMap<>(inBody);
        inQuery = new LinkedHashMap<>(inQuery);
    }

    /** Whether there are none. */
    public boolean areNone() {
        return inBody.isEmpty() && inQuery.isEmpty();
    }
}
