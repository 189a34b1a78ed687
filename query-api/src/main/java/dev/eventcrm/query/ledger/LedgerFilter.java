package dev.eventcrm.query.ledger;

import dev.eventcrm.http.problem.Errors;
import dev.eventcrm.http.query.Parameter;
import dev.eventcrm.http.query.ParameterTable;
import dev.eventcrm.http.query.Parameters;
import dev.eventcrm.query.ledger.Metric.Counted;
import dev.eventcrm.query.search.FieldParameters;
import dev.eventcrm.query.search.Filter;
import dev.eventcrm.query.search.SearchField;
import dev.eventcrm.query.search.Value;
import dev.eventcrm.schema.document.SearchIndex;
import dev.eventcrm.schema.item.AddressHashes;
import dev.eventcrm.schema.item.EmailStatus;
import dev.eventcrm.schema.item.RegistrationStatus;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which mails are meant, and which registrations with them.
 *
 * @param rows the rows of the ledger
 * @param registrations the registrations that carry the same values; null when the rows are chosen by what only rows have
 */
public record LedgerFilter(Filter rows, @Nullable Filter registrations) {
    private static final String STATUS = "status";
    private static final String RECIPIENT = "recipient";
    private static final String START = "startDate";
    private static final String END = "endDate";

    private static final List<Metric> OUTCOMES = List.of(
            Metric.QUEUED,
            Metric.DELIVERED,
            Metric.BOUNCED,
            Metric.COMPLAINED,
            Metric.OPENED,
            Metric.CLICKED,
            Metric.UNSUBSCRIBED,
            Metric.REGISTERED);

    private static final List<String> STATUS_NAMES = Stream.concat(
                    Arrays.stream(EmailStatus.values()).map(EmailStatus::apiName),
                    OUTCOMES.stream().map(Metric::apiName))
            .toList();

    /** When a registration was made. */
    private static final SearchField SIGNED_UP = SearchField.time("createdAt", "When the person first signed up");

    private static final SearchField REGISTRATION_STATUS = SearchField.choice(
            STATUS,
            Arrays.stream(RegistrationStatus.values())
                    .map(RegistrationStatus::apiName)
                    .toList(),
            "Where the registration stands");

    private static final List<String> BROUGHT_BY =
            List.of("utmSource", "utmMedium", "utmCampaign", "utmTerm", "utmContent", "emailId");

    /**
     * All query parameters of an operation on mails.
     *
     * @param others what it takes beside filters
     */
    public static ParameterTable parameters(List<Parameter> others) {
        List<Parameter> all = new ArrayList<>();
        all.add(new Parameter(
                STATUS,
                new Parameter.Shape.Choice(STATUS_NAMES),
                true,
                "Where the sending stands, or what became of a mail that was sent. Given several times, any of them will do.",
                "sent"));
        all.add(new Parameter(
                RECIPIENT,
                new Parameter.Shape.Text(),
                true,
                "An e-mail address that the mail was for. Given several times, any of them will do.",
                "alice@example.com"));
        all.add(moment(START, "SES took it, or it was planned as long as SES has not, not before that"));
        all.add(moment(END, "SES took it, or it was planned as long as SES has not, not after that"));
        all.addAll(others);
        return LedgerFields.FILTERING.parameters(all.toArray(Parameter[]::new));
    }

    private static Parameter moment(String name, String description) {
        return new Parameter(
                name,
                new Parameter.Shape.Moment(),
                false,
                description
                        + ". An instant, or a date such as 2026-08-01, which means the whole day; either end belongs to the"
                        + " range.",
                "2026-08-01");
    }

    /**
     * Reads the filter.
     *
     * @param parameters the query string; takes what is wrong with it
     * @param zone where days begin
     * @param traffic whose opens and clicks count
     * @param addresses the hashes of addresses
     */
    public static LedgerFilter read(Parameters parameters, ZoneId zone, Traffic traffic, AddressHashes addresses) {
        Filter plain = FieldParameters.read(LedgerFields.FILTERING, parameters);
        List<Filter> rows = new ArrayList<>(List.of(plain));
        status(parameters, traffic).ifPresent(rows::add);
        List<String> hashes = parameters.all(RECIPIENT).stream()
                .flatMap(address -> addresses.all(address).stream())
                .toList();
        if (!hashes.isEmpty()) {
            rows.add(new Filter.AnyOf(
                    LedgerFields.ADDRESS_HASH,
                    hashes.stream().map(Value.Text::new).toList()));
        }
        Optional<Filter.Range> dates = FieldParameters.between(LedgerFields.AT, START, END, zone, parameters);
        dates.ifPresent(rows::add);
        boolean byWhatOnlyRowsHave = !parameters.all(STATUS).isEmpty() || !hashes.isEmpty();
        return new LedgerFilter(new Filter.And(rows), byWhatOnlyRowsHave ? null : registrations(plain, dates));
    }

    private static Filter registrations(Filter plain, Optional<Filter.Range> dates) {
        List<Filter> filters = new ArrayList<>(List.of(plain));
        dates.ifPresent(range -> filters.add(new Filter.Range(SIGNED_UP, range.lower(), range.upper())));
        filters.add(new Filter.Not(new Filter.AnyOf(
                REGISTRATION_STATUS, List.of(new Value.Text(RegistrationStatus.CANCELLED.apiName())))));
        filters.add(new Filter.Or(BROUGHT_BY.stream()
                .map(name -> (Filter) new Filter.Exists(SearchField.exact(name, "What brought it", "newsletter")))
                .toList()));
        return new Filter.And(filters);
    }

    private static Optional<Filter> status(Parameters parameters, Traffic traffic) {
        List<Filter> any = new ArrayList<>();
        for (String given : parameters.all(STATUS)) {
            if (STATUS_NAMES.contains(given)) {
                any.add(ofStatus(given, traffic));
            } else {
                parameters.reject(
                        STATUS, "must be one of " + String.join(", ", STATUS_NAMES) + ", not " + Errors.quoted(given));
            }
        }
        return any.isEmpty() ? Optional.empty() : Optional.of(new Filter.Or(any));
    }

    private static Filter ofStatus(String name, Traffic traffic) {
        return OUTCOMES.stream()
                .filter(figure -> figure.apiName().equals(name))
                .findFirst()
                .map(figure -> ofFigure(figure.counted(), traffic))
                .orElseGet(() -> in(List.of(EmailStatus.of(name))));
    }

    private static Filter ofFigure(Counted counted, Traffic traffic) {
        return switch (counted) {
            case Metric.Rows rows -> in(List.copyOf(rows.statuses()));
            case Metric.Outcome outcome ->
                new Filter.And(List.of(
                        in(List.of(EmailStatus.SENT)),
                        new Filter.Exists(SearchField.time(outcome.moment(traffic), "When that became of it"))));
            case Metric.Total _, Metric.Registrations _ -> throw new IllegalArgumentException("no status of a row");
        };
    }

    private static Filter in(List<EmailStatus> statuses) {
        return new Filter.AnyOf(
                LedgerFields.STATUS,
                statuses.stream()
                        .map(status -> new Value.Text(status.apiName()))
                        .toList());
    }

    /** The indexes that hold what is meant. */
    public List<SearchIndex> indexes() {
        return registrations == null
                ? List.of(SearchIndex.EMAILS)
                : List.of(SearchIndex.EMAILS, SearchIndex.REGISTRATIONS);
    }

    /** All that is meant, in whichever of the {@link #indexes} it stands. */
    public Filter everything() {
        return registrations == null
                ? rows
                : new Filter.Or(List.of(
                        new Filter.And(List.of(new Filter.StandsIn(SearchIndex.EMAILS), rows)),
                        new Filter.And(List.of(new Filter.StandsIn(SearchIndex.REGISTRATIONS), registrations))));
    }

    /** Whether registrations are counted. */
    public boolean hasRegistrations() {
        return registrations != null;
    }

    /** The rows of those campaigns. */
    public static LedgerFilter ofCampaigns(List<String> ids) {
        Filter campaigns = new Filter.AnyOf(
                LedgerFields.GROUPING.getLast(),
                ids.stream().map(Value.Text::new).toList());
        Filter registrations = new Filter.And(List.of(
                campaigns,
                new Filter.Not(new Filter.AnyOf(
                        REGISTRATION_STATUS, List.of(new Value.Text(RegistrationStatus.CANCELLED.apiName()))))));
        return new LedgerFilter(campaigns, registrations);
    }

    /**
     * Those of the rows that SES has taken since then.
     *
     * @param since from when on
     */
    public LedgerFilter sentSince(Instant since) {
        Filter.Bound begin = new Filter.Bound(new Value.Time(since), true);
        Filter lately = new Filter.Range(SearchField.time("sentAt", "When SES took it"), begin, null);
        return new LedgerFilter(new Filter.And(List.of(rows, lately)), null);
    }
}
