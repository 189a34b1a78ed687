package dev.eventcrm.query.analytics;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.eventcrm.query.ledger.LedgerDocumentation;
import dev.eventcrm.query.ledger.Metrics;
import dev.eventcrm.query.ledger.Rate;
import dev.eventcrm.query.ledger.Traffic;
import dev.eventcrm.query.search.GroupedCount.Bucket;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was asked about mails. The groups are what the totals are the sum of, cell by cell.
 *
 * @param filter the parameters that filtered, by their canonical names
 * @param groupBy by which fields the groups were made
 * @param traffic whose opens and clicks were counted
 * @param totals the figures of everything
 * @param groups the figures of each group; those without a value first
 * @param interval how long each time of the series is; null when none was asked for
 * @param timeZone where days begin
 * @param series the figures of each time in which something happened; empty when none was asked for
 */
@Schema(name = "Analytics")
record AnalyticsResponse(
        Map<String, List<String>> filter,
        List<String> groupBy,
        String traffic,
        Totals totals,
        List<Group> groups,
        @Nullable String interval,
        String timeZone,
        List<Time> series) {
    /**
     * The figures of everything.
     *
     * @param figures the figures
     * @param rates the rates that they give
     */
    @Schema(name = "AnalyticsTotals")
    record Totals(
            @Schema(ref = LedgerDocumentation.FIGURES) Metrics figures,
            @Schema(ref = LedgerDocumentation.RATES) Map<String, @Nullable Double> rates) {
        static Totals of(Metrics figures) {
            return new Totals(figures, Rate.all(figures));
        }
    }

    /**
     * The figures of a group.
     *
     * @param values what its mails have in common, by the names of the fields; null where they have no such value
     * @param figures the figures
     * @param rates the rates that they give
     */
    @Schema(name = "AnalyticsGroup")
    record Group(
            @JsonIgnore Map<String, @Nullable String> values,
            @Schema(ref = LedgerDocumentation.FIGURES) Metrics figures,
            @Schema(ref = LedgerDocumentation.RATES) Map<String, @Nullable Double> rates) {
        @JsonAnyGetter
        Map<String, @Nullable String> flattened() {
            return values;
        }
    }

    /**
     * The figures of a time.
     *
     * @param at when it begins
     * @param figures what first happened in it
     */
    @Schema(name = "AnalyticsTime")
    record Time(
            Instant at,
            @Schema(ref = LedgerDocumentation.FIGURES) Metrics figures) {}

    /**
     * Makes an answer.
     *
     * @param question what was asked
     * @param cells the cells of the question's tallies
     */
    static AnalyticsResponse of(AnalyticsQuery question, Map<String, List<Bucket>> cells) {
        Traffic traffic = question.traffic();
        boolean hasRegistrations = question.filter().hasRegistrations();
        Map<List<@Nullable Object>, Metrics> groups =
                Metrics.groups(Objects.requireNonNull(cells.get(AnalyticsQuery.GROUPS)), traffic, hasRegistrations);
        Metrics totals = groups.values().stream().reduce(Metrics.none(hasRegistrations), Metrics::plus);
        List<Group> named = new ArrayList<>();
        for (Map.Entry<List<@Nullable Object>, Metrics> group : groups.entrySet()) {
            Metrics figures = group.getValue();
            named.add(new Group(named(question.groupBy(), group.getKey()), figures, Rate.all(figures)));
        }
        return new AnalyticsResponse(
                question.given(),
                question.groupBy(),
                traffic.apiName(),
                Totals.of(totals),
                named,
                question.interval() == null ? null : AnalyticsQuery.apiName(question.interval()),
                question.zone().getId().equals("Z") ? "UTC" : question.zone().getId(),
                series(question, cells));
    }

    private static Map<String, @Nullable String> named(List<String> fields, List<@Nullable Object> values) {
        Map<String, @Nullable String> named = new LinkedHashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            Object value = values.get(i);
            named.put(fields.get(i), value == null ? null : value.toString());
        }
        return named;
    }

    private static List<Time> series(AnalyticsQuery question, Map<String, List<Bucket>> cells) {
        boolean hasRegistrations = question.filter().hasRegistrations();
        Map<Instant, Metrics> times = new TreeMap<>();
        cells.forEach((moment, counted) -> {
            if (!moment.equals(AnalyticsQuery.GROUPS)) {
                Metrics.series(moment, counted, question.traffic(), hasRegistrations)
                        .forEach((time, figures) -> times.merge(time, figures, Metrics::plus));
            }
        });
        return times.entrySet().stream()
                .map(time -> new Time(time.getKey(), time.getValue()))
                .toList();
    }
}
