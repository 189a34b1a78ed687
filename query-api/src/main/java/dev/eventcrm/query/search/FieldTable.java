package dev.eventcrm.query.search;

import dev.eventcrm.http.AcceptedNames;
import dev.eventcrm.http.query.Parameter;
import dev.eventcrm.http.query.Parameter.Shape;
import dev.eventcrm.http.query.ParameterTable;
import dev.eventcrm.schema.document.SearchIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * All fields by which the documents of an index can be filtered and sorted. Query parameters, the filter tree, sort orders,
 * facets and the documentation follow from it.
 *
 * @param index the index
 * @param names under which other names clients may give a field
 * @param defaultSort the order when a client names none
 * @param fields all of them, in the order in which they are documented
 */
public record FieldTable(SearchIndex index, AcceptedNames names, String defaultSort, List<SearchField> fields) {
    /** The parameter of the words that a person types. */
    public static final String WORDS = "q";

    /** The parameter of the sort order. */
    public static final String SORT = "sortBy";

    /** The parameter of the page's size. */
    public static final String LIMIT = "limit";

    /** The parameter of the cursor. */
    public static final String NEXT_TOKEN = "nextToken";

    /** Copies the fields. */
    public FieldTable {
        fields = List.copyOf(fields);
    }

    /**
     * The field that a client names.
     *
     * @param given the name as the client spelt it
     * @return empty when there is none, or when it is asked for by its role instead
     */
    public Optional<SearchField> find(String given) {
        String name = names.canonical(given);
        return fields.stream()
                .filter(SearchField::isSortable)
                .filter(field -> field.name().equals(name))
                .findFirst();
    }

    /**
     * The field of a role.
     *
     * @param given the role as the client spelt it
     */
    public Optional<SearchField> findRole(String given) {
        String role = names.canonical(given);
        return fields.stream()
                .filter(field -> field.type() instanceof FieldType.Participation participation
                        && participation.role().equals(role))
                .findFirst();
    }

    /** The names by which {@link #find} finds fields that fit. */
    public List<String> namesOf(Predicate<SearchField> fitting) {
        return fields.stream()
                .filter(SearchField::isSortable)
                .filter(fitting)
                .map(SearchField::name)
                .toList();
    }

    /** The roles that {@link #findRole} finds. */
    public List<String> roles() {
        return fields.stream()
                .flatMap(field ->
                        field.type() instanceof FieldType.Participation(String role) ? Stream.of(role) : Stream.empty())
                .toList();
    }

    /** The query parameters that filter, as {@link FieldParameters} reads them. */
    List<Parameter> filterParameters() {
        List<Parameter> parameters = new ArrayList<>();
        for (SearchField field : fields) {
            parameters.addAll(FieldParameters.of(field));
        }
        return parameters;
    }

    /**
     * The query parameter of the words that a person types.
     *
     * @param where in what the words are looked for
     */
    public static Parameter wordsParameter(String where) {
        return Parameter.text(
                WORDS,
                "Words as a person types them: each must occur in " + where
                        + ", the last one as the beginning of a word. Case and accents do not matter.",
                "alice tec");
    }

    /** The query parameter of the sort order. */
    public Parameter sortParameter() {
        return Parameter.text(
                SORT,
                "Fields to sort by, separated by commas, a dash before those that descend. Missing values come last; the id"
                        + " decides between equals. Up to " + Sort.MOST_KEYS + " of "
                        + String.join(", ", namesOf(field -> true)) + ". Default: " + defaultSort + ".",
                defaultSort);
    }

    /**
     * All query parameters of an operation that filters.
     *
     * @param others what it takes beside filters
     */
    public ParameterTable parameters(Parameter... others) {
        List<Parameter> parameters = new ArrayList<>(filterParameters());
        parameters.addAll(List.of(others));
        return new ParameterTable(names, parameters);
    }

    /**
     * All query parameters of an operation that lists documents page by page.
     *
     * @param others what it takes beside filters, sort order and page
     */
    public ParameterTable listParameters(Parameter... others) {
        List<Parameter> all = new ArrayList<>(List.of(others));
        all.addAll(pageParameters());
        return parameters(all.toArray(Parameter[]::new));
    }

    /** The query parameters of the sort order and of the page, as {@link Search#read} reads them. */
    public List<Parameter> pageParameters() {
        return List.of(
                sortParameter(),
                new Parameter(
                        LIMIT,
                        new Shape.WholeNumber(1, Search.MOST_PER_PAGE),
                        false,
                        "The most that the answer may hold. Default: " + Search.DEFAULT_PER_PAGE + ".",
                        "20"),
                new Parameter(
                        NEXT_TOKEN,
                        new Shape.Text(Cursor.LONGEST),
                        false,
                        "Continues where another answer to the same query ended: its `nextToken`.",
                        "AQx1Tq9f…"));
    }
}
