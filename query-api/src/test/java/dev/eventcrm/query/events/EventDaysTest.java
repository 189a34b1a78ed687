package dev.eventcrm.query.events;

import static dev.eventcrm.test.EventItemBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.query.QueryApi;
import dev.eventcrm.query.ReadModel;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A date asks for the day where an event takes place, and an instant for the moment. */
class EventDaysTest {
    private static final QueryApi API = QueryApi.shared();

    @BeforeAll
    static void events() {
        ReadModel.shared().reset();
        ReadModel.shared()
                .project(
                        event("gala", "2027-08-02T00:00:00Z", "America/New_York"),
                        event("before-spring", "2027-03-28T00:30:00Z", "Europe/Berlin"),
                        event("in-autumn", "2027-10-31T01:30:00Z", "Europe/Berlin"),
                        event("lord-howe", "2027-10-02T15:45:00Z", "Australia/Lord_Howe"));
    }

    private static dev.eventcrm.schema.item.EventItem event(String id, String startAt, String zone) {
        return anEvent()
                .withId(id)
                .startingAt(Instant.parse(startAt))
                .in(ZoneId.of(zone))
                .build();
    }

    @ParameterizedTest
    @CsvSource({
        "startAt=2027-08-01, gala",
        "startFrom=2027-08-01&startTo=2027-08-01, gala",
        "startAt=2027-08-02, ''",
        "startAt=2027-08-02T00:00:00Z, gala",
        "startFrom=2027-08-02T00:00:00Z&startTo=2027-08-02, gala",
        "startAt=2027-03-28, before-spring",
        "startAt=2027-10-31, in-autumn",
        "startAt=2027-10-03, lord-howe",
        "startAt=2027-10-02, ''",
        "timeZone=America/New_York, gala"
    })
    void findsThoseOfTheDay(String query, String found) {
        var answer = API.get("/events?" + query);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(String.join(",", answer.each("events", "id"))).isEqualTo(found);
    }

    @Test
    void refusesARangeThatEndsBeforeItBegins() {
        assertThat(API.get("/events?startFrom=2027-08-02&startTo=2027-08-01").status())
                .isEqualTo(422);
    }
}
