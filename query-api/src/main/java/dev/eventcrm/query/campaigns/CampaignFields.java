package dev.eventcrm.query.campaigns;

import static dev.eventcrm.query.search.SearchField.count;
import static dev.eventcrm.query.search.SearchField.exact;
import static dev.eventcrm.query.search.SearchField.text;
import static dev.eventcrm.query.search.SearchField.time;

import dev.eventcrm.http.AcceptedNames;
import dev.eventcrm.http.problem.Errors;
import dev.eventcrm.http.query.Parameter;
import dev.eventcrm.http.query.ParameterTable;
import dev.eventcrm.http.query.Parameters;
import dev.eventcrm.query.search.FieldParameters;
import dev.eventcrm.query.search.FieldTable;
import dev.eventcrm.query.search.Filter;
import dev.eventcrm.query.search.SearchField;
import dev.eventcrm.schema.document.SearchIndex;
import dev.eventcrm.schema.item.CampaignState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every field by which campaigns can be searched: one line each. Query parameters, sort orders and the documentation follow
 * from this table; the index must map the field (see {@code campaigns.json} in schema).
 */
final class CampaignFields {
    static final FieldTable TABLE = new FieldTable(
            SearchIndex.CAMPAIGNS,
            AcceptedNames.CAMPAIGN_SEARCH,
            "-createdAt",
            List.of(
                    SearchField.ID,
                    text("name", "What its authors call it", "Spring"),
                    text("subject", "The subject, with placeholders", "Join our next event!"),
                    exact("utmSource", "The UTM source", "newsletter"),
                    exact("utmMedium", "The UTM medium", "email"),
                    exact("utmCampaign", "The UTM campaign", "tech_conf_2025"),
                    exact("utmTerm", "The UTM term", "java"),
                    exact("utmContent", "The UTM content", "button"),
                    exact("eventId", "The id of the event that it invites to", "summer-party"),
                    count("audienceCount", "audienceCount", "How many people its filter found", "812"),
                    CampaignStatus.SEND_AT,
                    CampaignStatus.PLANNED_AT,
                    CampaignStatus.ENDED_AT,
                    time("createdAt", "When it was accepted"),
                    time("updatedAt", "When it last changed")));

    private static final String STATE = "state";
    private static final String ACTIVE = CampaignState.ACTIVE.apiName();

    private static final List<String> STATES = Stream.concat(
                    Stream.of(ACTIVE), Arrays.stream(CampaignStatus.values()).map(CampaignStatus::apiName))
            .toList();

    /** What the list takes. */
    static final ParameterTable LIST_PARAMETERS = TABLE.listParameters(
            FieldTable.wordsParameter("name or subject"),
            new Parameter(
                    STATE,
                    new Parameter.Shape.Choice(STATES),
                    true,
                    "Where it stands, as `status` in answers says; active is scheduled, planning or sending. Also accepted as"
                            + " `status`. Given several times, any of them will do.",
                    "sending"));

    private CampaignFields() {}

    /** The filter that the list's query parameters mean. */
    static Filter filter(Parameters parameters) {
        List<Filter> any = new ArrayList<>();
        for (String given : parameters.all(STATE)) {
            Optional<CampaignStatus> status = CampaignStatus.of(given);
            if (status.isPresent()) {
                any.add(status.get().filter());
            } else if (given.equals(ACTIVE)) {
                any.add(CampaignStatus.ofState(CampaignState.ACTIVE));
            } else {
                parameters.reject(
                        STATE, "must be one of " + String.join(", ", STATES) + ", not " + Errors.quoted(given));
            }
        }
        Filter byFields = FieldParameters.read(TABLE, parameters);
        return any.isEmpty() ? byFields : new Filter.And(List.of(byFields, new Filter.Or(any)));
    }
}
