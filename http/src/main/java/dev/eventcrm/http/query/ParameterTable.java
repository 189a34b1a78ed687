package dev.eventcrm.http.query;

import dev.eventcrm.http.AcceptedNames;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All query parameters that an operation takes. Any other is refused, so that a typo never widens a result.
 *
 * @param names under which other names each may be given
 * @param parameters all of them, in the order in which they are documented
 */
public record ParameterTable(AcceptedNames names, List<Parameter> parameters) {
    /** For operations that take none. */
    public static final ParameterTable EMPTY = new ParameterTable(AcceptedNames.USER_SEARCH, List.of());

    /**
     * Copies the parameters.
     *
     * @throws IllegalArgumentException when two have one name
     */
    public ParameterTable {
        parameters = List.copyOf(parameters);
        Set<String> taken = new HashSet<>();
        for (Parameter parameter : parameters) {
            if (!taken.add(parameter.name())) {
                throw new IllegalArgumentException("two parameters have the name " + parameter.name());
            }
        }
    }

    /**
     * The parameter of that name.
     *
     * @param canonicalName the name in camelCase
     */
    Optional<Parameter> find(String canonicalName) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(canonicalName))
                .findFirst();
    }

    List<String> knownNames() {
        return parameters.stream().map(Parameter::name).toList();
    }
}
