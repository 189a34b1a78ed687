package dev.eventcrm.command.events;

import dev.eventcrm.http.command.CrossFieldRules.Wrong;
import dev.eventcrm.schema.Pure;
import dev.eventcrm.schema.item.EventDetails;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When an event takes place.
 *
 * @param startAt when it begins
 * @param endAt when it ends
 * @param timeZone where its clocks are
 * @param isWholeDay whether it takes a day of that zone
 */
@Pure
record Schedule(Instant startAt, Instant endAt, ZoneId timeZone, boolean isWholeDay) {
    static final String BESIDE_DATE = "must not stand beside startAt or endAt: it means the whole day";

    /** A whole day, which has 23 or 25 hours where clocks change. */
    static Schedule of(LocalDate date, ZoneId timeZone) {
        return new Schedule(
                date.atStartOfDay(timeZone).toInstant(),
                date.plusDays(1).atStartOfDay(timeZone).toInstant(),
                timeZone,
                true);
    }

    /** The schedule that an event has. */
    static Schedule of(EventDetails details) {
        return new Schedule(details.startAt(), details.endAt(), details.timeZone(), details.isWholeDay());
    }

    /** With those times; those of a whole day leave it one. */
    Schedule at(Instant newStartAt, Instant newEndAt) {
        return newStartAt.equals(startAt) && newEndAt.equals(endAt)
                ? this
                : new Schedule(newStartAt, newEndAt, timeZone, false);
    }

    /** In that zone: a whole day stays the same day there, and times stay the same moments. */
    Schedule in(ZoneId newTimeZone) {
        return isWholeDay && !newTimeZone.equals(timeZone)
                ? of(startAt.atZone(timeZone).toLocalDate(), newTimeZone)
                : new Schedule(startAt, endAt, newTimeZone, isWholeDay);
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
