package dev.eventcrm.query.registrations;

import static dev.eventcrm.query.search.SearchField.choice;
import static dev.eventcrm.query.search.SearchField.exact;
import static dev.eventcrm.query.search.SearchField.time;

import dev.eventcrm.http.AcceptedNames;
import dev.eventcrm.http.query.ParameterTable;
import dev.eventcrm.http.query.Parameters;
import dev.eventcrm.query.search.FieldParameters;
import dev.eventcrm.query.search.FieldTable;
import dev.eventcrm.query.search.Filter;
import dev.eventcrm.query.search.SearchField;
import dev.eventcrm.query.search.Value;
import dev.eventcrm.schema.document.SearchIndex;
import dev.eventcrm.schema.item.RegistrationStatus;
import java.util.Arrays;
import java.util.List;

/**
 * Every field by which registrations can be listed: one line each. Query parameters, sort orders and the documentation follow
 * from this table; the index must map the field (see {@code registrations.json} in schema).
 */
final class RegistrationFields {
    static final SearchField EVENT = exact("eventId", "The event's id", "summer-party");
    static final SearchField USER = exact("userId", "The person's id", "user-id-123");

    private static final SearchField STATUS = choice(
            "status",
            Arrays.stream(RegistrationStatus.values())
                    .map(RegistrationStatus::apiName)
                    .toList(),
            "Where the registration stands; without it, all but cancelled ones are listed");

    static final FieldTable TABLE = new FieldTable(
            SearchIndex.REGISTRATIONS,
            AcceptedNames.REGISTRATION_SEARCH,
            "createdAt",
            List.of(
                    SearchField.ID,
                    EVENT,
                    USER,
                    STATUS,
                    time("registeredAt", "When the seat was last given"),
                    time("waitlistedAt", "When the person last joined the waiting list"),
                    time("checkedInAt", "When the person came"),
                    time("cancelledAt", "When the registration was last cancelled"),
                    time("createdAt", "When the person first signed up"),
                    time("updatedAt", "When the registration last changed")));

    /** What both lists take. */
    static final ParameterTable LIST_PARAMETERS = TABLE.listParameters();

    private RegistrationFields() {}

    /**
     * The filter that a list's query parameters mean.
     *
     * @param of whose registrations: {@link #EVENT} or {@link #USER}
     * @param id the id of the event or person
     * @param parameters the query string
     */
    static Filter filter(SearchField of, String id, Parameters parameters) {
        Filter standing = new Filter.Not(
                new Filter.AnyOf(STATUS, List.of(new Value.Text(RegistrationStatus.CANCELLED.apiName()))));
        return new Filter.And(List.of(
                new Filter.AnyOf(of, List.of(new Value.Text(id))),
                parameters.all(STATUS.name()).isEmpty() ? standing : Filter.EVERYTHING,
                FieldParameters.read(TABLE, parameters)));
    }
}
