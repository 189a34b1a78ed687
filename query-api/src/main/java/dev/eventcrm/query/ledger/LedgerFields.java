package dev.eventcrm.query.ledger;

import static dev.eventcrm.query.search.SearchField.choice;
import static dev.eventcrm.query.search.SearchField.count;
import static dev.eventcrm.query.search.SearchField.exact;
import static dev.eventcrm.query.search.SearchField.time;

import dev.eventcrm.http.AcceptedNames;
import dev.eventcrm.query.search.FieldTable;
import dev.eventcrm.query.search.SearchField;
import dev.eventcrm.schema.document.SearchIndex;
import dev.eventcrm.schema.item.EmailStatus;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Every field by which rows of the ledger can be filtered, grouped and sorted. */
public final class LedgerFields {
    static final SearchField STATUS = choice(
            "status",
            Arrays.stream(EmailStatus.values()).map(EmailStatus::apiName).toList(),
            "Where the sending stands");

    static final SearchField ADDRESS_HASH =
            exact("addressHash", "The hash of the address", "841240d2a5b6654b3ae21fc4499db7b764c3");

    static final SearchField AT = time("at", "When SES took the mail, or when it was planned as long as SES has not");

    /** Fields that a row has one plain value of, and by which rows are grouped. */
    static final List<SearchField> GROUPING = List.of(
            exact("utmSource", "The UTM source", "newsletter"),
            exact("utmMedium", "The UTM medium", "email"),
            exact("utmCampaign", "The UTM campaign", "tech_conf_2025"),
            exact("utmTerm", "The UTM term", "java"),
            exact("utmContent", "The UTM content", "button"),
            exact("eventId", "The id of the event that the mail invites to", "summer-party"),
            exact("campaignId", "The id of the campaign", "0198c0de-0000-7000-8000-000000000001"));

    static final SearchField REASON = exact("reason", "Why it was not sent, as the row says it", "unconfirmed");

    static final SearchField USER_ID = exact("userId", "The id of the person", "user-id-123");

    /** All fields by which rows can be sorted. */
    public static final FieldTable SORTING = new FieldTable(
            SearchIndex.EMAILS,
            AcceptedNames.EMAIL_SEARCH,
            "-at",
            concat(
                    List.of(SearchField.ID, USER_ID, STATUS),
                    GROUPING,
                    List.of(
                            AT,
                            time("createdAt", "When it was planned"),
                            time("updatedAt", "When it last changed"),
                            time("dueAt", "When there is something to do for it"),
                            time("sentAt", "When SES took it"),
                            time("endedAt", "When it became final without being sent"),
                            time("deliveredAt", "When it was delivered"),
                            time("bouncedAt", "When it bounced for good"),
                            time("complainedAt", "When it was complained about"),
                            time("openedAt", "When it was first opened"),
                            time("lastOpenedAt", "When it was last opened"),
                            time("clickedAt", "When it was first clicked"),
                            time("lastClickedAt", "When it was last clicked"),
                            time("unsubscribedAt", "When its recipient unsubscribed"),
                            time("registeredAt", "When its recipient first registered after a click"),
                            count("opens", "opens", "How often it was opened", "2"),
                            count("clicks", "clicks", "How often it was clicked", "1"),
                            count("attempts", "attempts", "How often it was submitted", "1"))));

    /** The fields of which a query parameter is a plain condition. */
    static final FieldTable FILTERING = new FieldTable(
            SearchIndex.EMAILS,
            AcceptedNames.EMAIL_SEARCH,
            "-at",
            concat(GROUPING, List.of(USER_ID, REASON), List.of()));

    private LedgerFields() {}

    private static List<SearchField> concat(
            List<SearchField> first, List<SearchField> second, List<SearchField> third) {
        return Stream.of(first, second, third).flatMap(List::stream).toList();
    }

    /** The names of the fields by which rows are grouped. */
    public static List<String> groupingNames() {
        return GROUPING.stream().map(SearchField::name).toList();
    }
}
