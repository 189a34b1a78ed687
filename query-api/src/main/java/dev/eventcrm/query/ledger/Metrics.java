package dev.eventcrm.query.ledger;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.eventcrm.query.ledger.Metric.Counted;
import dev.eventcrm.query.ledger.Metric.Outcome;
import dev.eventcrm.query.ledger.Metric.Registrations;
import dev.eventcrm.query.ledger.Metric.Rows;
import dev.eventcrm.query.ledger.Metric.Total;
import dev.eventcrm.query.search.GroupedCount;
import dev.eventcrm.query.search.GroupedCount.Bucket;
import dev.eventcrm.query.search.GroupedCount.ByValue;
import dev.eventcrm.query.search.GroupedCount.Having;
import dev.eventcrm.query.search.GroupedCount.Interval;
import dev.eventcrm.query.search.GroupedCount.Measure;
import dev.eventcrm.query.search.GroupedCount.Sum;
import dev.eventcrm.query.search.GroupedCount.Unit;
import dev.eventcrm.schema.item.EmailStatus;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was counted of mails. As JSON an object with every {@link Metric}.
 *
 * @param counts what was counted; a figure that is left out is zero
 * @param hasRegistrations whether registrations could be counted at all
 */
public record Metrics(Map<Metric, Long> counts, boolean hasRegistrations) {
    /** The key that parts rows by where they stand, and tells them from registrations, whose statuses are others. */
    private static final String STATUS = "status";

    /** Copies the counts. */
    public Metrics {
        counts = Map.copyOf(counts);
    }

    /** No mails at all. */
    public static Metrics none(boolean hasRegistrations) {
        return new Metrics(Map.of(), hasRegistrations);
    }

    /** How many were counted; 0 where nothing was. */
    public long get(Metric figure) {
        return counts.getOrDefault(figure, 0L);
    }

    /** These and those together. */
    public Metrics plus(Metrics others) {
        Map<Metric, Long> sum = new EnumMap<>(Metric.class);
        sum.putAll(counts);
        others.counts.forEach((figure, count) -> sum.merge(figure, count, Long::sum));
        return new Metrics(sum, hasRegistrations && others.hasRegistrations);
    }

    /** Under the keys of answers. */
    @JsonValue
    public Map<String, @Nullable Long> asMap() {
        Map<String, @Nullable Long> named = new LinkedHashMap<>();
        for (Metric figure : Metric.values()) {
            boolean isKnown = hasRegistrations || figure != Metric.REGISTRATIONS;
            named.put(figure.apiName(), isKnown ? get(figure) : null);
        }
        return named;
    }

    /** How many rows have nothing left to happen to their sending. */
    public long finished() {
        return get(Metric.RECIPIENTS) - get(Metric.QUEUED) - get(Metric.UNKNOWN);
    }

    /**
     * The tally whose cells {@link #groups} reads.
     *
     * @param fields by which fields to group
     * @param traffic whose opens and clicks to count
     */
    public static GroupedCount tally(List<String> fields, Traffic traffic) {
        List<GroupedCount.Key> keys = new ArrayList<>();
        fields.forEach(field -> keys.add(new ByValue(field)));
        keys.add(new ByValue(STATUS));
        List<Measure> measures = Arrays.stream(Metric.values())
                .flatMap(figure -> measure(figure.counted(), traffic).stream())
                .toList();
        return new GroupedCount(keys, measures);
    }

    private static Optional<Measure> measure(Counted counted, Traffic traffic) {
        return switch (counted) {
            case Outcome outcome -> Optional.of(new Having(outcome.moment(traffic)));
            case Total total -> Optional.of(new Sum(total.number(traffic)));
            case Rows _, Registrations _ -> Optional.empty();
        };
    }

    /**
     * The figures of every group.
     *
     * @param cells the cells of {@link #tally}
     * @param traffic the same as there
     * @param hasRegistrations whether registrations were among what was counted
     * @return the figures by the values of the fields, in their order, null first
     */
    public static Map<List<@Nullable Object>, Metrics> groups(
            List<Bucket> cells, Traffic traffic, boolean hasRegistrations) {
        Map<List<@Nullable Object>, Metrics> groups = new LinkedHashMap<>();
        for (Bucket cell : cells) {
            Map<Metric, Long> counts = new EnumMap<>(Metric.class);
            Optional<EmailStatus> status = statusOf(cell);
            for (Metric figure : Metric.values()) {
                long count = count(figure.counted(), status, traffic, cell);
                if (count != 0) {
                    counts.put(figure, count);
                }
            }
            groups.merge(valuesOf(cell), new Metrics(counts, hasRegistrations), Metrics::plus);
        }
        return groups;
    }

    private static long count(Counted counted, Optional<EmailStatus> status, Traffic traffic, Bucket cell) {
        boolean isSent = status.filter(EmailStatus.SENT::equals).isPresent();
        return switch (counted) {
            case Rows rows -> status.filter(rows.statuses()::contains).isPresent() ? cell.documents() : 0;
            case Outcome _, Total _ ->
                isSent ? cell.get(measure(counted, traffic).orElseThrow()) : 0;
            case Registrations _ -> status.isEmpty() ? cell.documents() : 0;
        };
    }

    /** Empty for registrations. */
    private static Optional<EmailStatus> statusOf(Bucket cell) {
        Object name = Objects.requireNonNull(cell.keys().getLast());
        return Arrays.stream(EmailStatus.values())
                .filter(status -> status.apiName().equals(name))
                .findFirst();
    }

    private static List<@Nullable Object> valuesOf(Bucket cell) {
        return cell.keys().subList(0, cell.keys().size() - 1);
    }

    /**
     * The tallies whose cells {@link #series} reads: one for each moment by which figures are placed in time, by its field.
     *
     * @param unit how long each time is
     * @param zone where it begins
     * @param traffic whose opens and clicks to count
     */
    public static Map<String, GroupedCount> seriesTallies(Unit unit, ZoneId zone, Traffic traffic) {
        Map<String, GroupedCount> tallies = new LinkedHashMap<>();
        for (String moment : Metric.moments(traffic)) {
            List<Measure> measures = Arrays.stream(Metric.values())
                    .filter(figure -> figure.counted() instanceof Total total
                            && total.moment(traffic).equals(moment))
                    .flatMap(figure -> measure(figure.counted(), traffic).stream())
                    .toList();
            tallies.put(
                    moment, new GroupedCount(List.of(new Interval(moment, unit, zone), new ByValue(STATUS)), measures));
        }
        return tallies;
    }

    /**
     * The figures of one moment's tally, by the times in which they fall.
     *
     * @param moment the moment's field
     * @param cells the cells of its tally
     * @param traffic the same as there
     * @param hasRegistrations whether registrations were among what was counted
     */
    public static Map<Instant, Metrics> series(
            String moment, List<Bucket> cells, Traffic traffic, boolean hasRegistrations) {
        Map<Instant, Metrics> series = new LinkedHashMap<>();
        for (Bucket cell : cells) {
            Map<Metric, Long> counts = new EnumMap<>(Metric.class);
            Optional<EmailStatus> status = statusOf(cell);
            for (Metric figure : Metric.values()) {
                if (figure.counted().moment(traffic).equals(moment)) {
                    long count = countAtMoment(figure.counted(), status, traffic, cell);
                    if (count != 0) {
                        counts.put(figure, count);
                    }
                }
            }
            if (!counts.isEmpty()) {
                Instant begin = (Instant) Objects.requireNonNull(cell.keys().getFirst());
                series.merge(begin, new Metrics(counts, hasRegistrations), Metrics::plus);
            }
        }
        return series;
    }

    /** As {@link #count}, where every document of the cell has the moment. */
    private static long countAtMoment(Counted counted, Optional<EmailStatus> status, Traffic traffic, Bucket cell) {
        return counted instanceof Outcome
                ? (status.filter(EmailStatus.SENT::equals).isPresent() ? cell.documents() : 0)
                : count(counted, status, traffic, cell);
    }
}
