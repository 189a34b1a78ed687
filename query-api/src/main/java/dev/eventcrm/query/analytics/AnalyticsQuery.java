package dev.eventcrm.query.analytics;

import dev.eventcrm.http.AcceptedNames;
import dev.eventcrm.http.problem.Errors;
import dev.eventcrm.http.query.Parameter;
import dev.eventcrm.http.query.ParameterTable;
import dev.eventcrm.http.query.Parameters;
import dev.eventcrm.query.ledger.LedgerFields;
import dev.eventcrm.query.ledger.LedgerFilter;
import dev.eventcrm.query.ledger.Metrics;
import dev.eventcrm.query.ledger.Traffic;
import dev.eventcrm.query.search.GroupedCount;
import dev.eventcrm.query.search.GroupedCount.Unit;
import dev.eventcrm.schema.item.AddressHashes;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is asked about mails.
 *
 * @param filter which mails
 * @param given the parameters that filter, as they were given
 * @param groupBy by which fields to group
 * @param isGroupingChosen whether the client chose them
 * @param interval how long each time of the series is; null for no series
 * @param zone where days begin
 * @param traffic whose opens and clicks count
 */
record AnalyticsQuery(
        LedgerFilter filter,
        Map<String, List<String>> given,
        List<String> groupBy,
        boolean isGroupingChosen,
        @Nullable Unit interval,
        ZoneId zone,
        Traffic traffic) {
    /** The tally of the groups. The others are named by the moments that they place in time. */
    static final String GROUPS = "groups";

    private static final String GROUP_BY = "groupBy";
    private static final String INTERVAL = "interval";
    private static final String TIME_ZONE = "timeZone";
    private static final String TRAFFIC = "traffic";

    private static final List<String> DEFAULT_GROUPING = List.of("utmSource", "utmMedium", "utmCampaign");

    private static final List<String> OWN = List.of(GROUP_BY, INTERVAL, TIME_ZONE, TRAFFIC);

    private static final List<String> UNITS =
            Arrays.stream(Unit.values()).map(AnalyticsQuery::apiName).toList();

    private static final List<Parameter> PARAMETERS = List.of(
            new Parameter(
                    GROUP_BY,
                    new Parameter.Shape.Text(),
                    true,
                    "By what to group: any of " + String.join(", ", LedgerFields.groupingNames())
                            + "; several separated by commas, or given several times. Default: "
                            + String.join(",", DEFAULT_GROUPING) + ".",
                    "utmSource,utmCampaign"),
            new Parameter(
                    INTERVAL,
                    new Parameter.Shape.Choice(UNITS),
                    false,
                    "Gives a time series too, in which each figure falls where its own first moment does. Weeks begin on Monday.",
                    "day"),
            new Parameter(
                    TIME_ZONE,
                    new Parameter.Shape.Text(),
                    false,
                    "Where days begin, in the series and in dates without a time: an IANA time zone. Default: UTC.",
                    "Europe/Berlin"),
            new Parameter(
                    TRAFFIC,
                    new Parameter.Shape.Choice(Traffic.apiNames()),
                    false,
                    "Whose opens and clicks count: those of people, or all, with those of scanners and other machines."
                            + " Default: people.",
                    "people"));

    /**
     * All query parameters.
     *
     * @param others what the operation takes beside
     */
    static ParameterTable parameters(Parameter... others) {
        List<Parameter> all = new ArrayList<>(PARAMETERS);
        all.addAll(List.of(others));
        return LedgerFilter.parameters(all);
    }

    /**
     * Reads a question.
     *
     * @param parameters the query string; takes what is wrong with it
     * @param notAFilter the names of parameters that choose nothing
     * @param addresses the hashes of addresses
     */
    static AnalyticsQuery read(Parameters parameters, List<String> notAFilter, AddressHashes addresses) {
        ZoneId zone = zone(parameters);
        Traffic traffic = choice(TRAFFIC, Traffic.apiNames(), parameters)
                .flatMap(Traffic::of)
                .orElse(Traffic.PEOPLE);
        Unit interval = choice(INTERVAL, UNITS, parameters)
                .map(name -> Unit.valueOf(name.toUpperCase(Locale.ROOT)))
                .orElse(null);
        boolean isGroupingChosen = !parameters.all(GROUP_BY).isEmpty();
        Map<String, List<String>> given = new LinkedHashMap<>();
        parameters.names().stream()
                .filter(name -> !OWN.contains(name) && !notAFilter.contains(name))
                .forEach(name -> given.put(name, parameters.all(name)));
        return new AnalyticsQuery(
                LedgerFilter.read(parameters, zone, traffic, addresses),
                given,
                isGroupingChosen ? groupBy(parameters) : DEFAULT_GROUPING,
                isGroupingChosen,
                interval,
                zone,
                traffic);
    }

    private static List<String> groupBy(Parameters parameters) {
        List<String> fields = new ArrayList<>();
        for (String text : parameters.all(GROUP_BY)) {
            for (String given : text.split(",", -1)) {
                String name = AcceptedNames.EMAIL_SEARCH.canonical(given.strip());
                if (!LedgerFields.groupingNames().contains(name)) {
                    parameters.reject(
                            GROUP_BY,
                            "names " + Errors.quoted(given.strip()) + ", which "
                                    + Errors.unknown(name, LedgerFields.groupingNames()));
                } else if (fields.contains(name)) {
                    parameters.reject(GROUP_BY, "must not name " + name + " twice");
                } else {
                    fields.add(name);
                }
            }
        }
        return fields;
    }

    private static ZoneId zone(Parameters parameters) {
        String given = parameters.one(TIME_ZONE);
        if (given == null) {
            return ZoneOffset.UTC;
        }
        try {
            return ZoneId.of(given.strip());
        } catch (DateTimeException _) {
            parameters.reject(
                    TIME_ZONE, "must be an IANA time zone, such as Europe/Berlin, not " + Errors.quoted(given));
            return ZoneOffset.UTC;
        }
    }

    private static Optional<String> choice(String name, List<String> known, Parameters parameters) {
        String given = parameters.one(name);
        if (given != null && !known.contains(given)) {
            parameters.reject(name, "must be one of " + String.join(", ", known) + ", not " + Errors.quoted(given));
            return Optional.empty();
        }
        return Optional.ofNullable(given);
    }

    static String apiName(Unit unit) {
        return unit.name().toLowerCase(Locale.ROOT);
    }

    /** Everything that has to be counted to answer it. */
    Map<String, GroupedCount> tallies() {
        Map<String, GroupedCount> tallies = new LinkedHashMap<>();
        tallies.put(GROUPS, Metrics.tally(groupBy, traffic));
        if (interval != null) {
            tallies.putAll(Metrics.seriesTallies(interval, zone, traffic));
        }
        return tallies;
    }

    /** Whether times are asked for, and no groups. */
    boolean isSeriesOnly() {
        return interval != null && !isGroupingChosen;
    }
}
