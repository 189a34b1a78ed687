package dev.eventcrm.query.analytics;

import dev.eventcrm.schema.document.EmailDocument;
import dev.eventcrm.schema.document.RegistrationDocument;
import dev.eventcrm.schema.document.SearchDocument;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The figures as somebody counts them who looks at one row after the other. */
record Recount(List<EmailDocument> rows, List<RegistrationDocument> registrations, boolean all) {
    private static final Set<String> QUEUED = Set.of("pending", "submitting");

    /** Tells of every figure, when, and how many. */
    private interface Teller {
        void tell(String figure, @Nullable Instant at, long count);
    }

    private void tellAll(Teller teller) {
        for (EmailDocument row : rows) {
            tell(row, teller);
        }
        for (RegistrationDocument registration : registrations) {
            teller.tell("registrations", registration.createdAt(), 1);
        }
    }

    private void tell(EmailDocument row, Teller teller) {
        String status = String.valueOf(row.status());
        teller.tell("recipients", row.createdAt(), 1);
        if (QUEUED.contains(status)) {
            teller.tell("queued", row.createdAt(), 1);
        } else if (status.equals("unknown")) {
            teller.tell("unknown", row.createdAt(), 1);
        } else if (!status.equals("sent")) {
            teller.tell(status, row.endedAt(), 1);
        } else {
            teller.tell("sent", row.sentAt(), 1);
            tellIf(row.deliveredAt(), "delivered", teller);
            tellIf(row.bouncedAt(), "bounced", teller);
            tellIf(row.complainedAt(), "complained", teller);
            tellIf(row.unsubscribedAt(), "unsubscribed", teller);
            tellIf(row.registeredAt(), "registered", teller);
            Instant opened = all ? row.rawOpenedAt() : row.openedAt();
            Instant clicked = all ? row.rawClickedAt() : row.clickedAt();
            tellIf(opened, "opened", teller);
            tellIf(clicked, "clicked", teller);
            Integer opens = all ? row.rawOpens() : row.opens();
            Integer clicks = all ? row.rawClicks() : row.clicks();
            teller.tell("opens", opened, opens == null ? 0 : opens);
            teller.tell("clicks", clicked, clicks == null ? 0 : clicks);
        }
    }

    private static void tellIf(@Nullable Instant at, String figure, Teller teller) {
        if (at != null) {
            teller.tell(figure, at, 1);
        }
    }

    /** All figures. */
    Map<String, Long> figures() {
        Map<String, Long> figures = new TreeMap<>();
        tellAll((figure, _, count) -> figures.merge(figure, count, Long::sum));
        figures.values().removeIf(count -> count == 0);
        return figures;
    }

    /** All figures of every group, by the values of the fields, of which a missing one is written as null. */
    Map<String, Map<String, Long>> groups(List<String> fields) {
        Map<String, Recount> parts = new TreeMap<>();
        for (EmailDocument row : rows) {
            part(parts, keyOf(row, fields)).rows().add(row);
        }
        for (RegistrationDocument registration : registrations) {
            part(parts, keyOf(registration, fields)).registrations().add(registration);
        }
        Map<String, Map<String, Long>> groups = new TreeMap<>();
        parts.forEach((key, part) -> groups.put(key, part.figures()));
        return groups;
    }

    private Recount part(Map<String, Recount> parts, String key) {
        return parts.computeIfAbsent(key, _ -> new Recount(new ArrayList<>(), new ArrayList<>(), all));
    }

    private static String keyOf(SearchDocument document, List<String> fields) {
        JsonNode json = JsonMapper.shared().valueToTree(document);
        return fields.stream()
                .map(field -> field + "=" + json.path(field).asString("null"))
                .collect(Collectors.joining(", "));
    }

    /** All figures of every time. */
    Map<Instant, Map<String, Long>> series(String interval, ZoneId zone) {
        Map<Instant, Map<String, Long>> series = new TreeMap<>();
        tellAll((figure, at, count) -> {
            if (at != null && count > 0) {
                series.computeIfAbsent(begin(at, interval, zone), _ -> new TreeMap<>())
                        .merge(figure, count, Long::sum);
            }
        });
        return series;
    }

    private static Instant begin(Instant at, String interval, ZoneId zone) {
        ZonedDateTime time = at.atZone(zone);
        return switch (interval) {
            case "hour" -> time.truncatedTo(ChronoUnit.HOURS).toInstant();
            case "day" -> time.toLocalDate().atStartOfDay(zone).toInstant();
            default ->
                time.toLocalDate()
                        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                        .atStartOfDay(zone)
                        .toInstant();
        };
    }
}
