package dev.eventcrm.query.search;

import dev.eventcrm.http.problem.Errors;
import dev.eventcrm.http.problem.Pointer;
import dev.eventcrm.schema.item.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads a search that is given as a JSON object with the members {@code filter}, {@code q}, {@code sortBy}, {@code limit},
 * {@code nextToken} and {@code facets}. Each may be left out, or be null, which is the same.
 */
public final class SearchBody {
    private static final String FILTER = "filter";
    private static final String FACETS = "facets";

    private static final List<String> KNOWN =
            List.of(FILTER, FieldTable.WORDS, FieldTable.SORT, FieldTable.LIMIT, FieldTable.NEXT_TOKEN, FACETS);

    private record Given(JsonNode value, Pointer at) {}

    private final Map<String, Given> given = new HashMap<>();
    private final FieldTable table;
    private final Errors errors;

    private SearchBody(FieldTable table, Errors errors) {
        this.table = table;
        this.errors = errors;
    }

    /**
     * Reads a search.
     *
     * @param body any JSON value
     * @param table the fields there are
     * @param errors takes what is wrong with the cursor; everything else is refused before that is judged
     */
    public static Search read(JsonNode body, FieldTable table, Errors errors) {
        SearchBody reader = new SearchBody(table, errors);
        if (body.isObject()) {
            body.properties().forEach(member -> reader.add(member.getKey(), member.getValue()));
        } else {
            errors.inBody(Pointer.ROOT, "must be an object with " + String.join(", ", KNOWN));
        }
        return reader.search();
    }

    private void add(String spelling, JsonNode value) {
        String name = table.names().canonical(spelling);
        Pointer at = Pointer.ROOT.child(spelling);
        if (!KNOWN.contains(name)) {
            errors.inBody(at, Errors.unknown(spelling, KNOWN));
        } else if (given.containsKey(name)) {
            errors.inBody(at, "must not be given beside " + given.get(name).at() + ", which is the same");
        } else if (!value.isNull()) {
            given.put(name, new Given(value, at));
        }
    }

    private Search search() {
        Filter filter = filter();
        Sort sort = sort();
        int limit = limit();
        List<Facet> facets = facets();
        Given token = given.get(FieldTable.NEXT_TOKEN);
        if (token != null && !token.value().isString()) {
            errors.inBody(token.at(), "must be a string");
        }
        errors.rejectIfAny();
        Search search = new Search(table.index(), filter, sort, limit, null, facets);
        return token == null
                ? search
                : search.continuedFrom(token.value().stringValue(), message -> errors.inBody(token.at(), message));
    }

    private Filter filter() {
        List<Filter> filters = new ArrayList<>();
        Given tree = given.get(FILTER);
        if (tree != null) {
            filters.add(new FilterReader(table, errors).read(tree.value(), tree.at()));
        }
        Given words = given.get(FieldTable.WORDS);
        if (words != null) {
            // Any text will do here that is not out of bounds, as for a field that is compared letter by letter.
            if (Value.of(new FieldType.Exact(), words.value()) instanceof Value.Text text) {
                filters.add(new Filter.Words(new Value.Text(Texts.line(text.text()))));
            } else {
                errors.inBody(words.at(), Value.expected(new FieldType.Exact()));
            }
        }
        return filters.size() == 1 ? filters.getFirst() : new Filter.And(filters);
    }

    private Sort sort() {
        Given order = given.get(FieldTable.SORT);
        if (order == null) {
            return Sort.byDefault(table);
        }
        List<String> keys = new ArrayList<>();
        List<JsonNode> nodes =
                order.value().isArray() ? List.copyOf(order.value().values()) : List.of(order.value());
        for (JsonNode node : nodes) {
            if (node.isString()) {
                keys.add(node.stringValue());
            }
        }
        if (keys.isEmpty() || keys.size() < nodes.size()) {
            errors.inBody(order.at(), "must be field names, in one string or an array, such as [\"-createdAt\"]");
            return Sort.byDefault(table);
        }
        return Sort.read(keys, table, message -> errors.inBody(order.at(), message));
    }

    private int limit() {
        Given limit = given.get(FieldTable.LIMIT);
        return limit == null
                ? Search.DEFAULT_PER_PAGE
                : number(limit.value(), limit.at(), Search.MOST_PER_PAGE).orElse(Search.DEFAULT_PER_PAGE);
    }

    private Optional<Integer> number(JsonNode value, Pointer at, int most) {
        if (value.isIntegralNumber() && value.canConvertToInt() && value.intValue() >= 1 && value.intValue() <= most) {
            return Optional.of(value.intValue());
        }
        errors.inBody(at, "must be a whole number from 1 to " + most + ", not " + Errors.quoted(value.toString()));
        return Optional.empty();
    }

    private List<Facet> facets() {
        List<Facet> facets = new ArrayList<>();
        Given asked = given.get(FACETS);
        if (asked == null) {
            return facets;
        }
        if (!asked.value().isArray()) {
            errors.inBody(asked.at(), "must be an array of field names, or of objects with field and size");
            return facets;
        }
        for (int i = 0; i < asked.value().size(); i++) {
            Pointer at = asked.at().child(i);
            Facet facet = facet(asked.value().get(i), at);
            if (facet != null && facets.stream().anyMatch(other -> other.field().equals(facet.field()))) {
                errors.inBody(at, "must not name a field twice");
            } else if (facet != null) {
                facets.add(facet);
            }
        }
        return facets;
    }

    private @Nullable Facet facet(JsonNode asked, Pointer at) {
        if (asked.isString()) {
            return facet(asked, at, Facet.DEFAULT_SIZE);
        }
        Members members = Members.read(asked, at, List.of("field"), List.of("size"), errors);
        JsonNode size = members.get("size");
        JsonNode field = members.get("field");
        int most = size == null
                ? Facet.DEFAULT_SIZE
                : number(size, members.at("size"), Facet.LARGEST_SIZE).orElse(Facet.DEFAULT_SIZE);
        return field == null ? null : facet(field, members.at("field"), most);
    }

    private @Nullable Facet facet(JsonNode name, Pointer at, int size) {
        SearchField field = name.isString()
                ? table.find(name.stringValue()).filter(SearchField::isFacet).orElse(null)
                : null;
        if (field == null) {
            errors.inBody(at, "must be one of " + String.join(", ", table.namesOf(SearchField::isFacet)));
            return null;
        }
        return new Facet(field, size);
    }
}
