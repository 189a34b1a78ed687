package dev.eventcrm.query.events;

import static dev.eventcrm.query.search.SearchField.choice;
import static dev.eventcrm.query.search.SearchField.count;
import static dev.eventcrm.query.search.SearchField.exact;
import static dev.eventcrm.query.search.SearchField.text;
import static dev.eventcrm.query.search.SearchField.time;

import dev.eventcrm.http.AcceptedNames;
import dev.eventcrm.http.query.Parameter;
import dev.eventcrm.http.query.ParameterTable;
import dev.eventcrm.http.query.Parameters;
import dev.eventcrm.query.search.FieldParameters;
import dev.eventcrm.query.search.FieldTable;
import dev.eventcrm.query.search.Filter;
import dev.eventcrm.query.search.SearchField;
import dev.eventcrm.query.search.Value;
import dev.eventcrm.schema.document.SearchIndex;
import dev.eventcrm.schema.item.EventStatus;
import java.util.Arrays;
import java.util.List;

/**
 * Every field by which events can be searched: one line each. Query parameters, sort orders and the documentation follow from
 * this table; the index must map the field (see {@code events.json} in schema).
 */
final class EventFields {
    static final SearchField SLUG = exact("slug", "The unique name in web addresses", "tech-conf-2026");

    private static final SearchField SEATS_LEFT =
            count("seatsLeft", "seatsLeft", "How many seats are free; none when there is no limit", "10");

    static final FieldTable TABLE = new FieldTable(
            SearchIndex.EVENTS,
            AcceptedNames.EVENT_SEARCH,
            "startAt",
            List.of(
                    SearchField.ID,
                    SLUG,
                    choice(
                            "status",
                            Arrays.stream(EventStatus.values())
                                    .map(EventStatus::apiName)
                                    .toList(),
                            "Where the event stands"),
                    text("title", "The title", "Tech Conference"),
                    text("venue", "Where it takes place", "Tech Hub"),
                    exact("owner", "The id of the person who answers for it", "user-id-123"),
                    exact("hosts", "The id of a person who hosts it", "user-id-123")
                            .takenAs("host"),
                    time("startAt", "When it begins").withDay("startDate"),
                    time("endAt", "When it ends").withDay("endDate"),
                    exact("timeZone", "Where its clocks are", "America/New_York"),
                    count("maxCapacity", "maxCapacity", "How many seats it has; none when there is no limit", "100"),
                    count("registeredCount", "registeredCount", "How many seats are taken", "50"),
                    count("waitlistedCount", "waitlistedCount", "How many people wait for a seat", "5"),
                    count("checkedInCount", "checkedInCount", "How many people have come", "40"),
                    SEATS_LEFT,
                    time("createdAt", "When the event was created"),
                    time("updatedAt", "When the event, or its seat count, last changed")));

    private static final String HAS_SEATS_LEFT = "hasSeatsLeft";

    /** What the list takes. */
    static final ParameterTable LIST_PARAMETERS = TABLE.listParameters(
            FieldTable.wordsParameter("title or venue"),
            new Parameter(
                    HAS_SEATS_LEFT,
                    new Parameter.Shape.Flag(),
                    false,
                    "Whether a seat is free; one always is where there is no limit.",
                    "true"));

    private EventFields() {}

    /** The filter that the list's query parameters mean. */
    static Filter filter(Parameters parameters) {
        Filter byFields = FieldParameters.read(TABLE, parameters);
        Boolean hasSeatsLeft = parameters.flag(HAS_SEATS_LEFT);
        if (hasSeatsLeft == null) {
            return byFields;
        }
        Filter full = new Filter.Range(SEATS_LEFT, null, new Filter.Bound(new Value.Count(0), true));
        return new Filter.And(List.of(byFields, hasSeatsLeft ? new Filter.Not(full) : full));
    }
}
