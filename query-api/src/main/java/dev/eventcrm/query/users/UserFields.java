package dev.eventcrm.query.users;

import static dev.eventcrm.query.search.SearchField.choice;
import static dev.eventcrm.query.search.SearchField.count;
import static dev.eventcrm.query.search.SearchField.exact;
import static dev.eventcrm.query.search.SearchField.participation;
import static dev.eventcrm.query.search.SearchField.text;
import static dev.eventcrm.query.search.SearchField.time;

import dev.eventcrm.http.AcceptedNames;
import dev.eventcrm.http.query.Parameter;
import dev.eventcrm.http.query.ParameterTable;
import dev.eventcrm.query.export.Export;
import dev.eventcrm.query.export.ExportFormat;
import dev.eventcrm.query.search.FieldTable;
import dev.eventcrm.query.search.SearchField;
import dev.eventcrm.schema.document.SearchIndex;
import dev.eventcrm.schema.item.MailStatus;
import java.util.List;

/**
 * Every field by which people can be searched: one line each. Query parameters, the filter tree, sort orders, facets, the
 * export's filters and the documentation follow from this table; the index must map the field (see {@code users.json} in schema).
 */
final class UserFields {
    static final FieldTable TABLE = new FieldTable(
            SearchIndex.USERS,
            AcceptedNames.USER_SEARCH,
            "lastName,firstName",
            List.of(
                    SearchField.ID,
                    text("firstName", "The given name", "Alice"),
                    text("lastName", "The family name", "Johnson"),
                    text("email", "The e-mail address", "alice@example.com"),
                    exact("phoneNumber", "The telephone number", "1234567890"),
                    text("gender", "The gender", "female").withFacet(),
                    text("jobTitle", "The job title", "Engineer").withFacet(),
                    text("company", "The employer", "TechCorp").withFacet(),
                    text("city", "The city", "New York").withFacet(),
                    text("state", "The state or region", "NY").withFacet(),
                    count("hostedEventCount", "eventsHosted", "How many events the person hosts", "1"),
                    count("attendedEventCount", "eventsAttended", "How many events the person holds a seat of", "2"),
                    choice("mailStatus", MailStatus.apiNames(), "Whether the person may be mailed"),
                    participation("attending", "registered", "registeredFor", "The person holds a seat of this event"),
                    participation(
                            "waitlisted", "waitlisted", "waitlistedFor", "The person waits for a seat of this event"),
                    participation("checkedIn", "checkedIn", "checkedInAt", "The person has come to this event"),
                    participation("hosting", "host", "hostOf", "The person hosts this event"),
                    time("createdAt", "When the person was created"),
                    time("updatedAt", "When the person, or their participation, last changed")));

    private static final Parameter WORDS = FieldTable.wordsParameter("first name, last name, job title or company");

    /** What the list takes. */
    static final ParameterTable LIST_PARAMETERS = TABLE.listParameters(WORDS);

    /** What a simple filter in a body takes. */
    static final ParameterTable FILTER_PARAMETERS = TABLE.parameters(WORDS);

    /** What the export takes: the same filters and order, and no pages. */
    static final ParameterTable EXPORT_PARAMETERS =
            TABLE.parameters(WORDS, TABLE.sortParameter(), ExportFormat.PARAMETER, Export.SPREADSHEET_SAFE);

    private UserFields() {}
}
