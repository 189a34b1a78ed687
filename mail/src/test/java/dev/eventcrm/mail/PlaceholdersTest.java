package dev.eventcrm.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.schema.item.EventDetails;
import dev.eventcrm.schema.item.EventStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceholdersTest {
    /** The evening before and the day itself on which clocks change, both ways, and how the gala of New York is told. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2027-08-02T00:00:00Z | America/New_York    | en-GB | 1 August 2027    | 20:00 EDT",
                "2027-08-02T00:00:00Z | America/New_York    | en-US | August 1, 2027   | 8:00 PM EDT",
                "2027-08-02T00:00:00Z | UTC                 | en-GB | 2 August 2027    | 00:00 UTC",
                "2027-03-14T06:30:00Z | America/New_York    | en-US | March 14, 2027   | 1:30 AM EST",
                "2027-03-14T07:30:00Z | America/New_York    | en-US | March 14, 2027   | 3:30 AM EDT",
                "2027-11-07T05:30:00Z | America/New_York    | en-US | November 7, 2027 | 1:30 AM EDT",
                "2027-11-07T06:30:00Z | America/New_York    | en-US | November 7, 2027 | 1:30 AM EST",
                "2027-03-28T00:30:00Z | Europe/Berlin       | de    | 28. März 2027    | 01:30 MEZ",
                "2027-03-28T01:30:00Z | Europe/Berlin       | de    | 28. März 2027    | 03:30 MESZ",
                "2027-10-31T00:30:00Z | Europe/Berlin       | de    | 31. Oktober 2027 | 02:30 MESZ",
                "2027-10-31T01:30:00Z | Europe/Berlin       | de    | 31. Oktober 2027 | 02:30 MEZ",
                "2027-04-03T14:45:00Z | Australia/Lord_Howe | en-GB | 4 April 2027     | 01:45 GMT+11:00",
                "2027-04-03T15:15:00Z | Australia/Lord_Howe | en-GB | 4 April 2027     | 01:45 GMT+10:30",
                "2027-10-02T15:15:00Z | Australia/Lord_Howe | en-GB | 3 October 2027   | 01:45 GMT+10:30",
                "2027-10-02T15:45:00Z | Australia/Lord_Howe | en-GB | 3 October 2027   | 02:45 GMT+11:00"
            })
    void anEventIsToldAsItsClocksShowIt(Instant startAt, String zone, String locale, String date, String time) {
        Map<String, String> values =
                Placeholders.of(event(startAt, ZoneId.of(zone), false), Locale.forLanguageTag(locale));

        assertThat(values.get("eventDate")).isEqualTo(date);
        // The JDK puts a narrow no-break space before AM and PM.
        assertThat(values.getOrDefault("eventTime", "").replace('\u202f', ' ')).isEqualTo(time);
    }

    @Test
    void aWholeDayHasNoTime() {
        ZoneId zone = ZoneId.of("America/New_York");
        Instant midnight = LocalDate.parse("2027-08-01").atStartOfDay(zone).toInstant();

        Map<String, String> values = Placeholders.of(event(midnight, zone, true), Locale.UK);

        assertThat(values).containsEntry("eventDate", "1 August 2027").containsEntry("eventTime", "");
    }

    private static EventDetails event(Instant startAt, ZoneId zone, boolean isWholeDay) {
        return new EventDetails(
                "gala",
                "Gala",
                null,
                startAt,
                startAt.plusSeconds(3_600),
                "Hall",
                null,
                "u1",
                List.of("u1"),
                EventStatus.ACTIVE,
                zone,
                isWholeDay);
    }
}
