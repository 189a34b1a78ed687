package dev.eventcrm.query.search;

import dev.eventcrm.http.problem.Errors;
import dev.eventcrm.http.problem.Pointer;
import dev.eventcrm.query.search.Filter.Bound;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads a filter tree, and notes everything that is wrong with it at the place where it is wrong. A node is an object with one
 * member, whose name is the operator:
 *
 * <pre>{@code
 * {"and": [
 *   {"eq": {"field": "company", "value": "TechCorp"}},
 *   {"in": {"field": "city", "values": ["New York", "Boston"]}},
 *   {"not": {"prefix": {"field": "lastName", "value": "Mc"}}},
 *   {"or": [
 *     {"range": {"field": "attendedEventCount", "gte": 1, "lt": 10}},
 *     {"exists": {"field": "phoneNumber"}},
 *     {"participation": {"event": "summer-party", "as": "registered"}}]}]}
 * }</pre>
 */
public final class FilterReader {
    /** How deep a tree may be; a single condition is one level. */
    public static final int MOST_LEVELS = 10;

    /** How many nodes a tree may have. */
    public static final int MOST_NODES = 200;

    /** How many values an {@code in} may list. */
    public static final int MOST_VALUES = 1_000;

    private static final String FIELD = "field";
    private static final String VALUE = "value";

    private enum Operator {
        AND,
        OR,
        NOT,
        EQ,
        IN,
        RANGE,
        EXISTS,
        PREFIX,
        PARTICIPATION;

        static final List<String> NAMES =
                Arrays.stream(values()).map(Operator::apiName).toList();

        String apiName() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Operator> of(String apiName) {
            return Arrays.stream(values())
                    .filter(operator -> operator.apiName().equals(apiName))
                    .findFirst();
        }
    }

    /** The names of the operators. No query parameter has one of them, so an object with one is a tree. */
    public static final List<String> OPERATORS = Operator.NAMES;

    private final FieldTable table;
    private final Errors errors;
    private int nodes;

    /**
     * A reader of one tree.
     *
     * @param table the fields there are
     * @param errors takes what is wrong with the tree
     */
    public FilterReader(FieldTable table, Errors errors) {
        this.table = table;
        this.errors = errors;
    }

    /**
     * Reads a tree.
     *
     * @param tree any JSON value
     * @param at where in the body it stands
     * @return the filter; of no use when errors were noted
     */
    public Filter read(JsonNode tree, Pointer at) {
        Filter filter = node(tree, at, 1);
        if (nodes > MOST_NODES) {
            errors.inBody(at, "must not have more than " + MOST_NODES + " nodes, not " + nodes);
        }
        return filter;
    }

    private Filter node(JsonNode node, Pointer at, int level) {
        nodes++;
        if (level > MOST_LEVELS) {
            errors.inBody(at, "must not be nested deeper than " + MOST_LEVELS + " levels");
            return Filter.EVERYTHING;
        }
        if (!node.isObject() || node.size() != 1) {
            errors.inBody(at, "must be an object with one operator, such as {\"eq\": {\"field\": …, \"value\": …}}");
            return Filter.EVERYTHING;
        }
        Map.Entry<String, JsonNode> member = node.properties().iterator().next();
        Pointer inside = at.child(member.getKey());
        JsonNode operand = member.getValue();
        Optional<Operator> operator = Operator.of(member.getKey());
        if (operator.isEmpty()) {
            errors.inBody(inside, Errors.unknown(member.getKey(), Operator.NAMES));
            return Filter.EVERYTHING;
        }
        return switch (operator.get()) {
            case AND -> new Filter.And(nodes(operand, inside, level));
            case OR -> new Filter.Or(nodes(operand, inside, level));
            case NOT -> new Filter.Not(node(operand, inside, level + 1));
            case EQ -> equal(operand, inside);
            case IN -> in(operand, inside);
            case RANGE -> range(operand, inside);
            case EXISTS -> exists(operand, inside);
            case PREFIX -> prefix(operand, inside);
            case PARTICIPATION -> participation(operand, inside);
        };
    }

    private List<Filter> nodes(JsonNode operand, Pointer at, int level) {
        List<Filter> filters = new ArrayList<>();
        if (!operand.isArray() || operand.isEmpty()) {
            errors.inBody(at, "must be an array of one or more filters");
            return filters;
        }
        for (int i = 0; i < operand.size() && nodes <= MOST_NODES; i++) {
            filters.add(node(operand.get(i), at.child(i), level + 1));
        }
        return filters;
    }

    private Filter equal(JsonNode operand, Pointer at) {
        Members members = Members.read(operand, at, List.of(FIELD, VALUE), List.of(), errors);
        SearchField field = field(members);
        Value value = value(field, members.get(VALUE), members.at(VALUE));
        return field == null || value == null ? Filter.EVERYTHING : new Filter.AnyOf(field, List.of(value));
    }

    private Filter in(JsonNode operand, Pointer at) {
        Members members = Members.read(operand, at, List.of(FIELD, "values"), List.of(), errors);
        SearchField field = field(members);
        JsonNode given = members.get("values");
        if (given == null) {
            return Filter.EVERYTHING;
        }
        Pointer inside = members.at("values");
        if (!given.isArray() || given.isEmpty() || given.size() > MOST_VALUES) {
            errors.inBody(inside, "must be an array of 1 to " + MOST_VALUES + " values");
            return Filter.EVERYTHING;
        }
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            Value value = value(field, given.get(i), inside.child(i));
            if (value != null) {
                values.add(value);
            }
        }
        return field == null || values.isEmpty() ? Filter.EVERYTHING : new Filter.AnyOf(field, values);
    }

    private Filter range(JsonNode operand, Pointer at) {
        Members members = Members.read(operand, at, List.of(FIELD), List.of("gt", "gte", "lt", "lte"), errors);
        SearchField field = field(members);
        Bound lower = bound(field, members, "gte", "gt");
        Bound upper = bound(field, members, "lte", "lt");
        if (operand.isObject() && lower == null && upper == null && operand.size() <= 1) {
            errors.inBody(at, "must have a bound: gt, gte, lt or lte");
        }
        if (field != null && !isOrdered(field)) {
            errors.inBody(
                    members.at(FIELD),
                    "must be a count or a time: " + String.join(", ", table.namesOf(FilterReader::isOrdered)));
        }
        if (lower != null && upper != null && isAbove(lower.value(), upper.value())) {
            errors.inBody(at, "must not begin above its end");
        }
        return field == null ? Filter.EVERYTHING : new Filter.Range(field, lower, upper);
    }

    private static boolean isOrdered(SearchField field) {
        return switch (field.type()) {
            case FieldType.Count _, FieldType.Time _ -> true;
            case FieldType.Text _, FieldType.Exact _, FieldType.Choice _, FieldType.Participation _ -> false;
        };
    }

    private static boolean isAbove(Value one, Value other) {
        return switch (one) {
            case Value.Count(int count) -> other instanceof Value.Count(int end) && count > end;
            case Value.Time(var instant) -> other instanceof Value.Time(var end) && instant.isAfter(end);
            case Value.Text _, Value.Now _ -> false;
        };
    }

    private @Nullable Bound bound(@Nullable SearchField field, Members members, String inclusive, String exclusive) {
        JsonNode including = members.get(inclusive);
        JsonNode excluding = members.get(exclusive);
        if (including != null && excluding != null) {
            errors.inBody(members.at(exclusive), "must not be given beside " + inclusive);
        }
        String name = including == null ? exclusive : inclusive;
        Value value = value(field, including == null ? excluding : including, members.at(name));
        return value == null ? null : new Bound(value, including != null);
    }

    private Filter exists(JsonNode operand, Pointer at) {
        SearchField field = field(Members.read(operand, at, List.of(FIELD), List.of(), errors));
        return field == null ? Filter.EVERYTHING : new Filter.Exists(field);
    }

    private Filter prefix(JsonNode operand, Pointer at) {
        Members members = Members.read(operand, at, List.of(FIELD, VALUE), List.of(), errors);
        SearchField field = field(members);
        if (field != null && !isOfText(field)) {
            errors.inBody(
                    members.at(FIELD), "must be a text: " + String.join(", ", table.namesOf(FilterReader::isOfText)));
            return Filter.EVERYTHING;
        }
        return field != null && value(field, members.get(VALUE), members.at(VALUE)) instanceof Value.Text start
                ? new Filter.StartsWith(field, start)
                : Filter.EVERYTHING;
    }

    private static boolean isOfText(SearchField field) {
        return switch (field.type()) {
            case FieldType.Text _, FieldType.Exact _ -> true;
            case FieldType.Choice _, FieldType.Count _, FieldType.Time _, FieldType.Participation _ -> false;
        };
    }

    private Filter participation(JsonNode operand, Pointer at) {
        Members members = Members.read(operand, at, List.of("event", "as"), List.of(), errors);
        JsonNode role = members.get("as");
        SearchField field = role != null && role.isString()
                ? table.findRole(role.stringValue()).orElse(null)
                : null;
        if (role != null && field == null) {
            errors.inBody(members.at("as"), "must be one of " + String.join(", ", table.roles()));
        }
        Value event = value(field, members.get("event"), members.at("event"));
        return field == null || event == null ? Filter.EVERYTHING : new Filter.AnyOf(field, List.of(event));
    }

    private @Nullable SearchField field(Members members) {
        JsonNode given = members.get(FIELD);
        if (given == null) {
            return null;
        }
        if (!given.isString()) {
            errors.inBody(members.at(FIELD), "must be the name of a field, as a string");
            return null;
        }
        String name = given.stringValue();
        Optional<SearchField> field = table.find(name);
        if (field.isEmpty()) {
            errors.inBody(
                    members.at(FIELD),
                    "names " + Errors.quoted(name) + ", which "
                            + Errors.unknown(name, table.namesOf(SearchField::isSortable)));
        }
        return field.orElse(null);
    }

    private @Nullable Value value(@Nullable SearchField field, @Nullable JsonNode given, Pointer at) {
        if (field == null || given == null) {
            return null;
        }
        Value value = Value.of(field.type(), given);
        if (value == null) {
            errors.inBody(at, Value.expected(field.type()) + ", not " + Errors.quoted(given.toString()));
        }
        return value;
    }
}
