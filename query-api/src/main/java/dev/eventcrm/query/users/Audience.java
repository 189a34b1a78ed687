package dev.eventcrm.query.users;

import dev.eventcrm.http.AcceptedNames;
import dev.eventcrm.http.problem.Errors;
import dev.eventcrm.http.problem.Pointer;
import dev.eventcrm.http.query.Parameters;
import dev.eventcrm.query.search.FieldParameters;
import dev.eventcrm.query.search.Filter;
import dev.eventcrm.query.search.FilterReader;
import dev.eventcrm.schema.api.Ids;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The people that a campaign is for, as a request describes them: a {@code filter}, which is a filter tree or a simple object
 * of search parameters; {@code parameters}, as a query string gives them; and {@code userIds}. At least one of the three, and
 * all that are given must hold.
 *
 * @param description the three members as they were given; reading them again gives the same filter
 * @param filter which people they mean
 */
record Audience(ObjectNode description, Filter filter) {
    static final String FILTER = "filter";
    static final String PARAMETERS = "parameters";
    static final String USER_IDS = "userIds";

    /** The most people who may be named one by one. */
    static final int MOST_USER_IDS = 1_000;

    /** The largest description, in bytes of JSON. A campaign keeps it twice in one item, which may have 400 kB. */
    static final int MOST_BYTES = 100_000;

    private static final List<String> KNOWN = List.of(FILTER, PARAMETERS, USER_IDS);

    /**
     * Reads a description.
     *
     * @param body any JSON value
     * @param errors takes what is wrong with it
     * @return the audience; of no use when errors were noted
     */
    static Audience read(JsonNode body, Errors errors) {
        ObjectNode description = JsonNodeFactory.instance.objectNode();
        List<Filter> filters = new ArrayList<>();
        if (!body.isObject()) {
            errors.inBody(Pointer.ROOT, "must be an object with one or more of " + String.join(", ", KNOWN));
            return new Audience(description, Filter.EVERYTHING);
        }
        for (Map.Entry<String, JsonNode> member : body.properties()) {
            String name = AcceptedNames.USER_SEARCH.canonical(member.getKey());
            Pointer at = Pointer.ROOT.child(member.getKey());
            if (!KNOWN.contains(name)) {
                errors.inBody(at, Errors.unknown(member.getKey(), KNOWN));
            } else if (description.has(name)) {
                errors.inBody(at, "must not be given twice, in two spellings");
            } else if (!member.getValue().isNull()) {
                description.set(name, member.getValue());
                Filter filter = read(name, member.getValue(), at, errors);
                if (filter != null) {
                    filters.add(filter);
                }
            }
        }
        if (filters.isEmpty()) {
            errors.inBody(
                    description.has(FILTER) ? Pointer.ROOT.child(FILTER) : Pointer.ROOT,
                    "must say who is meant; everybody is {\"exists\": {\"field\": \"id\"}}");
        }
        if (description.toString().getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            errors.inBody(Pointer.ROOT, "must not have more than " + MOST_BYTES + " bytes");
        }
        return new Audience(description, new Filter.And(filters));
    }

    /** Null when it leaves open who is meant, so that another member has to say so. */
    private static @Nullable Filter read(String member, JsonNode value, Pointer at, Errors errors) {
        return switch (member) {
            case FILTER ->
                isTree(value)
                        ? new FilterReader(UserFields.TABLE, errors).read(value, at)
                        : simple(value, at, FilterReader.OPERATORS, errors);
            case PARAMETERS -> simple(value, at, List.of(), errors);
            default -> userIds(value, at, errors);
        };
    }

    private static boolean isTree(JsonNode value) {
        return value.isObject() && value.propertyNames().stream().anyMatch(FilterReader.OPERATORS::contains);
    }

    private static @Nullable Filter simple(JsonNode value, Pointer at, List<String> alsoKnown, Errors errors) {
        if (!value.isObject()) {
            errors.inBody(at, "must be an object such as {\"company\": \"TechCorp\"}");
            return Filter.EVERYTHING;
        }
        if (value.isEmpty()) {
            return null;
        }
        return FieldParameters.read(
                UserFields.TABLE, Parameters.ofMembers(value, at, UserFields.FILTER_PARAMETERS, alsoKnown, errors));
    }

    private static Filter userIds(JsonNode value, Pointer at, Errors errors) {
        List<String> ids = new ArrayList<>();
        if (!value.isArray() || value.isEmpty() || value.size() > MOST_USER_IDS) {
            errors.inBody(at, "must be an array of 1 to " + MOST_USER_IDS + " ids of people");
            return Filter.EVERYTHING;
        }
        for (int i = 0; i < value.size(); i++) {
            JsonNode id = value.get(i);
            if (id.isString() && Ids.isValid(id.stringValue())) {
                ids.add(id.stringValue());
            } else {
                errors.inBody(at.child(i), Ids.EXPECTED + ", not " + Errors.quoted(id.toString()));
            }
        }
        return Filter.ofIds(ids);
    }
}
