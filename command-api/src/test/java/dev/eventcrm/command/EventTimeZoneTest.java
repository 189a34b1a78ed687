package dev.eventcrm.command;

import static dev.eventcrm.command.Scene.json;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EventTimeZoneTest {
    private final CommandApi api = CommandApi.shared();
    private final Scene scene = new Scene(api);

    @Test
    void theGalaOfNewYorkIsOnItsDayThere() {
        Reply gala = create("startAt", "2027-08-01T20:00:00-04:00", "endAt", "2027-08-01T23:30:00-04:00");

        assertThat(gala.field("timeZone")).isEqualTo("America/New_York");
        assertThat(gala.field("startAt")).isEqualTo("2027-08-02T00:00:00Z");
        assertThat(gala.field("startDate")).isEqualTo("2027-08-01");
        assertThat(gala.field("endDate")).isEqualTo("2027-08-01");
        assertThat(gala.json().get("wholeDay").asBoolean()).isFalse();
    }

    @Test
    void aWholeDayIsOneOfItsZone() {
        Reply day = create("date", "2027-11-07");

        assertThat(day.field("startAt")).isEqualTo("2027-11-07T04:00:00Z");
        assertThat(day.field("endAt")).isEqualTo("2027-11-08T05:00:00Z");
        assertThat(day.field("endDate")).isEqualTo("2027-11-07");
        assertThat(day.json().get("wholeDay").asBoolean()).isTrue();
    }

    @Test
    void aWholeDayKeepsItsDayInAnotherZone() {
        String id = create("date", "2027-11-07").field("id");

        Reply moved =
                api.put("/events/" + id, json("time_zone", "Europe/Berlin")).expect(200);

        assertThat(moved.field("startDate")).isEqualTo("2027-11-07");
        assertThat(moved.field("startAt")).isEqualTo("2027-11-06T23:00:00Z");
    }

    @Test
    void whatAnAnswerShowedChangesNothing() {
        Reply day = create("date", "2027-11-07");

        Reply same = api.put("/events/" + day.field("id"), day.text()).expect(200);

        assertThat(same.text()).isEqualTo(day.text());
    }

    @Test
    void anUnknownZoneIsRefusedWithTheNearestName() {
        Reply refused = api.post(
                        "/events",
                        json(
                                "title",
                                "Gala",
                                "date",
                                "2027-08-01",
                                "venue",
                                "Hall",
                                "owner",
                                scene.person(),
                                "timeZone",
                                "America/NewYork"))
                .expectProblem(422);

        assertThat(refused.errorPlaces()).containsExactly("#/timeZone");
        assertThat(refused.field("detail")).contains("did you mean 'America/New_York'?");
    }

    private Reply create(String... times) {
        Object[] fields = new Object[times.length + 8];
        System.arraycopy(
                new Object[] {"title", "Gala", "venue", "Hall", "owner", scene.person(), "timeZone", "America/New_York"
                },
                0,
                fields,
                0,
                8);
        System.arraycopy(times, 0, fields, 8, times.length);
        return api.post("/events", json(fields)).expect(201);
    }
}
