package dev.eventcrm.http.query;

import dev.eventcrm.http.problem.Errors;
import dev.eventcrm.http.problem.Pointer;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Parameters of a request, under canonical names: its query string, or a JSON object of the same meaning. Whatever is wrong
 * with them is noted once, where they are read.
 */
public final class Parameters {
    /** The most characters that a value may have, unless its parameter says otherwise. */
    public static final int LONGEST_VALUE = 500;

    private record Given(String spelling, List<String> values) {}

    private final Map<String, Given> given = new LinkedHashMap<>();
    private final BiConsumer<String, String> note;

    private Parameters(BiConsumer<String, String> note) {
        this.note = note;
    }

    /**
     * Reads the query string of a request.
     *
     * @param request the request
     * @param table what it may hold
     * @param errors takes what is wrong with it
     */
    public static Parameters read(HttpServletRequest request, ParameterTable table, Errors errors) {
        Parameters parameters = new Parameters(errors::inParameter);
        try {
            request.getParameterMap()
                    .forEach((spelling, values) ->
                            parameters.add(spelling, () -> List.of(values), table, table.knownNames()));
        } catch (IllegalStateException _) {
            // Servlet 6.1 answers so when it cannot decode.
            errors.inParameter("query string", "must be percent-encoded UTF-8");
        }
        return parameters;
    }

    /**
     * Reads a JSON object whose members are parameters. A value is a string or a whole number; an array gives several.
     *
     * @param object a JSON object
     * @param at where it stands
     * @param table what it may hold
     * @param alsoKnown names that could have been meant beside those of the table
     * @param errors takes what is wrong with it
     */
    public static Parameters ofMembers(
            JsonNode object, Pointer at, ParameterTable table, List<String> alsoKnown, Errors errors) {
        Parameters parameters = new Parameters((spelling, message) -> errors.inBody(at.child(spelling), message));
        List<String> known = new ArrayList<>(table.knownNames());
        known.addAll(alsoKnown);
        object.properties()
                .forEach(member -> parameters.add(member.getKey(), () -> parameters.values(member), table, known));
        return parameters;
    }

    private List<String> values(Map.Entry<String, JsonNode> member) {
        JsonNode value = member.getValue();
        List<JsonNode> nodes = value.isArray() ? List.copyOf(value.values()) : List.of(value);
        List<String> values = nodes.stream()
                .filter(node -> node.isString() || node.isIntegralNumber())
                .map(JsonNode::asString)
                .toList();
        if (values.isEmpty() || values.size() < nodes.size()) {
            note.accept(member.getKey(), "must be a string or a whole number, or an array of one or more of them");
        }
        return values;
    }

    private void add(String spelling, Supplier<List<String>> read, ParameterTable table, List<String> known) {
        String name = table.names().canonical(spelling);
        Optional<Parameter> parameter = table.find(name);
        if (parameter.isEmpty()) {
            note.accept(spelling, Errors.unknown(spelling, known));
            return;
        }
        Given other = given.get(name);
        if (other != null) {
            note.accept(spelling, "must not be given beside '" + other.spelling() + "', which is the same");
            return;
        }
        List<String> values = read.get();
        if (values.size() > 1 && !parameter.get().repeatable()) {
            note.accept(spelling, "must be given once, not " + values.size() + " times");
            return;
        }
        int longest = parameter.get().shape() instanceof Parameter.Shape.Text(int length) ? length : LONGEST_VALUE;
        given.put(
                name,
                new Given(
                        spelling,
                        values.stream()
                                .filter(value -> isFit(spelling, value, longest))
                                .map(String::strip)
                                .toList()));
    }

    private boolean isFit(String spelling, String value, int longest) {
        if (value.isBlank()) {
            note.accept(spelling, "must not be empty; leave it out to search without it");
            return false;
        }
        if (value.length() > longest) {
            note.accept(spelling, "must not have more than " + longest + " characters");
            return false;
        }
        return true;
    }

    /**
     * All values of a parameter.
     *
     * @param name its canonical name
     * @return none when it was not given
     */
    public List<String> all(String name) {
        Given found = given.get(name);
        return found == null ? List.of() : found.values();
    }

    /**
     * The value of a parameter that is given once at most.
     *
     * @param name its canonical name
     * @return null when it was not given, or not as it should
     */
    public @Nullable String one(String name) {
        List<String> values = all(name);
        return values.isEmpty() ? null : values.getFirst();
    }

    /**
     * The value of a whole number.
     *
     * @param name its canonical name
     * @param least the smallest it may be
     * @param most the largest it may be
     * @return null when it was not given, or not as it should
     */
    public @Nullable Integer wholeNumber(String name, int least, int most) {
        String text = one(name);
        if (text == null) {
            return null;
        }
        Integer number = parse(text.strip());
        if (number == null || number < least || number > most) {
            reject(name, "must be a whole number from " + least + " to " + most + ", not " + Errors.quoted(text));
            return null;
        }
        return number;
    }

    private static @Nullable Integer parse(String text) {
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException _) {
            return null;
        }
    }

    /**
     * The value of a flag.
     *
     * @param name its canonical name
     * @return null when it was not given, or not as it should
     */
    public @Nullable Boolean flag(String name) {
        String text = one(name);
        if (text == null) {
            return null;
        }
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        reject(name, "must be true or false, not " + Errors.quoted(text));
        return null;
    }

    /**
     * Notes that a parameter is wrong, under the name that the client used.
     *
     * @param name its canonical name
     * @param message what would be right
     */
    public void reject(String name, String message) {
        Given found = given.get(name);
        note.accept(found == null ? name : found.spelling(), message);
    }

    /** The canonical names that were given. */
    public List<String> names() {
        return new ArrayList<>(given.keySet());
    }
}
