package dev.eventcrm.command.events;

import dev.eventcrm.command.web.CrossChecked.Wrong;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When an event takes place.
 *
 * @param startAt when it begins
 * @param endAt when it ends
 */
record Schedule(Instant startAt, Instant endAt) {
    static final String BESIDE_DATE = "must not stand beside startAt or endAt: it means the whole day";

    /** A whole day, from midnight to midnight (UTC). */
    static Schedule of(LocalDate date) {
        return new Schedule(
                date.atStartOfDay(ZoneOffset.UTC).toInstant(),
                date.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    /** What is wrong with what a new event says of its times. */
    static List<Wrong> wrong(@Nullable Instant startAt, @Nullable Instant endAt, @Nullable LocalDate date) {
        if (date != null) {
            return startAt == null && endAt == null ? List.of() : List.of(Wrong.of("date", BESIDE_DATE));
        }
        if (startAt != null && endAt != null) {
            return endAt.isAfter(startAt) ? List.of() : List.of(Wrong.of("endAt", "must be after startAt"));
        }
        String missing = "must be given, or 'date' for a whole day";
        return startAt == null && endAt == null
                ? List.of(Wrong.of("startAt", missing), Wrong.of("endAt", missing))
                : List.of(Wrong.of(startAt == null ? "startAt" : "endAt", missing));
    }
}
