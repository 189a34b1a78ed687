package dev.eventcrm.query.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.query.LedgerRows;
import dev.eventcrm.query.QueryApi;
import dev.eventcrm.query.QueryApi.Reply;
import dev.eventcrm.query.ReadModel;
import dev.eventcrm.schema.document.EmailDocument;
import dev.eventcrm.schema.document.RegistrationDocument;
import dev.eventcrm.schema.document.SearchIndex;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.BeforeContainer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The law: whatever is asked about whatever mails, every cell of the answer is what looking at each of them gives. */
class AnalyticsEqualRecountTest {
    private static final QueryApi API = QueryApi.shared();
    private static final List<String> FIELDS =
            List.of("utmSource", "utmMedium", "utmCampaign", "utmTerm", "utmContent", "eventId", "campaignId");

    /** The zones differ in how their clocks change: in autumn, in spring, at midnight, by half an hour, and not at all. */
    private static final Map<String, Instant> TIMES = Map.of(
            "Europe/Berlin", Instant.parse("2026-10-23T00:00:00Z"),
            "America/New_York", Instant.parse("2026-03-06T00:00:00Z"),
            "America/Sao_Paulo", Instant.parse("2018-11-02T00:00:00Z"),
            "Asia/Kolkata", Instant.parse("2026-01-01T00:00:00Z"),
            "UTC", Instant.parse("2025-12-30T00:00:00Z"));

    @BeforeContainer
    static void indexes() {
        ReadModel.shared().reset();
    }

    @Property(tries = 10, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void everyCellIsWhatACountByHandGives(@ForAll long seed) {
        Random random = new Random(seed);
        String zone = List.copyOf(TIMES.keySet()).get(random.nextInt(TIMES.size()));
        Instant begin = TIMES.getOrDefault(zone, Instant.EPOCH);
        LedgerRows ledger = new LedgerRows(random, begin, Duration.ofDays(5));
        List<EmailDocument> rows = ledger.rows(random.nextInt(120));
        List<RegistrationDocument> registrations = ledger.registrations(random.nextInt(60));
        ReadModel.shared().reset(SearchIndex.EMAILS, SearchIndex.REGISTRATIONS);
        ReadModel.shared().index(rows);
        ReadModel.shared().index(registrations);
        for (int i = 0; i < 12; i++) {
            check(rows, registrations, begin, zone, random);
        }
    }

    private static void check(
            List<EmailDocument> rows,
            List<RegistrationDocument> registrations,
            Instant begin,
            String zone,
            Random random) {
        List<String> query = new ArrayList<>();
        List<Predicate<JsonNode>> plain = new ArrayList<>();
        filter(random, query, plain);
        List<Predicate<JsonNode>> rowsOnly = new ArrayList<>(plain);
        Instant from = begin.plus(Duration.ofHours(random.nextInt(60)));
        boolean isDated = random.nextInt(3) == 0;
        if (isDated) {
            query.add("startDate=" + from);
            rowsOnly.add(row -> !Instant.parse(row.get("at").stringValue()).isBefore(from));
        }
        boolean isOfStatus = random.nextInt(4) == 0;
        if (isOfStatus) {
            query.add("status=opened&status=failed");
            rowsOnly.add(row -> row.get("status").stringValue().equals("failed")
                    || (row.get("status").stringValue().equals("sent") && row.has("openedAt")));
        }
        List<String> groupBy = new ArrayList<>(FIELDS);
        Collections.shuffle(groupBy, random);
        groupBy = groupBy.subList(0, 1 + random.nextInt(3));
        String interval = List.of("hour", "day", "week").get(random.nextInt(3));
        boolean all = !isOfStatus && random.nextBoolean();
        query.add("groupBy=" + String.join(",", groupBy));
        query.add("interval=" + interval + "&timeZone=" + zone + "&traffic=" + (all ? "all" : "people"));

        Recount recount = new Recount(
                rows.stream().filter(row -> matches(row, rowsOnly)).toList(),
                registrations.stream()
                        .filter(one -> !isOfStatus && isCounted(one) && matches(one, plain))
                        .filter(one -> !isDated || !one.createdAt().isBefore(from))
                        .toList(),
                all);
        Reply answer = API.get("/analytics?" + String.join("&", query));

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        String asked = String.join("&", query);
        assertThat(figures(answer.body().get("totals"))).as(asked).isEqualTo(recount.figures());
        assertThat(groups(answer.body(), groupBy)).as(asked).isEqualTo(recount.groups(groupBy));
        assertThat(series(answer.body())).as(asked).isEqualTo(recount.series(interval, ZoneId.of(zone)));
        assertThat(answer.body().at("/totals/figures/registrations").isNull()).isEqualTo(isOfStatus);
        assertThat(rates(answer.body())).allSatisfy(rate -> assertThat(rate).isBetween(0.0, 1.0));
    }

    private static void filter(Random random, List<String> query, List<Predicate<JsonNode>> plain) {
        for (String field : FIELDS) {
            if (random.nextInt(7) == 0) {
                String value = switch (field) {
                    case "eventId" -> "e1";
                    case "campaignId" -> "c1";
                    default -> field + " 1";
                };
                query.add(field + "=" + QueryApi.encoded(value));
                plain.add(document -> document.path(field).asString("").equals(value));
            }
        }
    }

    private static boolean isCounted(RegistrationDocument registration) {
        JsonNode json = JsonMapper.shared().valueToTree(registration);
        boolean isBrought = FIELDS.stream()
                .filter(field -> field.startsWith("utm") || field.equals("campaignId"))
                .anyMatch(json::has);
        return isBrought && !"cancelled".equals(registration.status());
    }

    private static boolean matches(Object document, List<Predicate<JsonNode>> conditions) {
        JsonNode json = JsonMapper.shared().valueToTree(document);
        return conditions.stream().allMatch(condition -> condition.test(json));
    }

    private static Map<String, Long> figures(JsonNode counted) {
        Map<String, Long> figures = new TreeMap<>();
        counted.get("figures").properties().forEach(figure -> {
            if (figure.getValue().longValue(0) != 0) {
                figures.put(figure.getKey(), figure.getValue().longValue());
            }
        });
        return figures;
    }

    private static Map<String, Map<String, Long>> groups(JsonNode body, List<String> fields) {
        Map<String, Map<String, Long>> groups = new TreeMap<>();
        body.get("groups").forEach(group -> {
            String key = fields.stream()
                    .map(field -> field + "=" + group.get(field).asString("null"))
                    .collect(Collectors.joining(", "));
            assertThat(groups.put(key, figures(group))).isNull();
        });
        return groups;
    }

    private static Map<Instant, Map<String, Long>> series(JsonNode body) {
        Map<Instant, Map<String, Long>> series = new TreeMap<>();
        body.get("series")
                .forEach(time -> series.put(Instant.parse(time.get("at").stringValue()), figures(time)));
        return series;
    }

    private static List<Double> rates(JsonNode body) {
        List<Double> rates = new ArrayList<>();
        body.findValues("rates")
                .forEach(all -> all.forEach(rate -> {
                    if (!rate.isNull()) {
                        rates.add(rate.doubleValue());
                    }
                }));
        return rates;
    }
}
