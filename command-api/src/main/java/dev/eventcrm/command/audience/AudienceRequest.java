package dev.eventcrm.command.audience;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which people are meant, in the form of {@code POST /users/audience/count}: all that is given must hold.
 *
 * @param filter a filter tree, or an object of search parameters; not checked here
 * @param parameters search parameters as a query string gives them; not checked here
 * @param userIds ids of people
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record AudienceRequest(
        @Nullable JsonNode filter,
        Map<String, List<String>> parameters,
        @Nullable List<String> userIds) {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    /** Everybody: every person has an id. */
    public static AudienceRequest everybody() {
        return new AudienceRequest(MAPPER.readTree("{\"exists\": {\"field\": \"id\"}}"), Map.of(), null);
    }

    /** Whether it leaves open who is meant. */
    public boolean saysNothing() {
        return (filter == null || (filter.isObject() && filter.isEmpty())) && parameters.isEmpty() && userIds == null;
    }

    /** How many people it names by their ids and nothing else: so many it must find. 0 when it says something else too. */
    public int namedAlone() {
        return userIds == null || filter != null || !parameters.isEmpty()
                ? 0
                : Set.copyOf(userIds).size();
    }

    /** The question as the query API takes it. */
    public String toJson() {
        return MAPPER.writeValueAsString(this);
    }
}
