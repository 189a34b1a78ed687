package dev.eventcrm.command.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days and times where clocks change. */
class ScheduleTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "America/New_York, 2027-03-14, PT23H",
        "America/New_York, 2027-11-07, PT25H",
        "Europe/Berlin, 2027-03-28, PT23H",
        "Europe/Berlin, 2027-10-31, PT25H",
        "Australia/Lord_Howe, 2027-10-03, PT23H30M",
        "Australia/Lord_Howe, 2027-04-04, PT24H30M",
        "UTC, 2027-03-28, PT24H"
    })
    void aWholeDayIsAsLongAsTheClocksOfItsZoneMakeIt(String zone, LocalDate date, Duration length) {
        Schedule schedule = Schedule.of(date, ZoneId.of(zone));

        assertThat(Duration.between(schedule.startAt(), schedule.endAt())).isEqualTo(length);
        assertThat(schedule.startAt().atZone(ZoneId.of(zone)).toLocalDate()).isEqualTo(date);
        assertThat(schedule.isWholeDay()).isTrue();
    }

    @Test
    void aWholeDayStaysTheSameDayInAnotherZone() {
        Schedule moved = Schedule.of(LocalDate.parse("2027-08-01"), NEW_YORK).in(BERLIN);

        assertThat(moved).isEqualTo(Schedule.of(LocalDate.parse("2027-08-01"), BERLIN));
    }

    @Test
    void timesStayTheSameMomentsInAnotherZone() {
        Instant startAt = Instant.parse("2027-08-02T00:00:00Z");
        Schedule schedule = new Schedule(startAt, startAt.plusSeconds(60), NEW_YORK, false);

        assertThat(schedule.in(BERLIN)).isEqualTo(new Schedule(startAt, startAt.plusSeconds(60), BERLIN, false));
    }

    @Test
    void whatAnAnswerShowedOfAWholeDayLeavesItOne() {
        Schedule day = Schedule.of(LocalDate.parse("2027-08-01"), NEW_YORK);

        assertThat(day.at(day.startAt(), day.endAt())).isEqualTo(day);
        assertThat(day.at(day.startAt(), day.endAt().minusSeconds(60)).isWholeDay())
                .isFalse();
    }
}
