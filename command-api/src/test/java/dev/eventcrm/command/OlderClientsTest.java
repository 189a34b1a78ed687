package dev.eventcrm.command;

import static dev.eventcrm.command.Scene.expectAgreement;
import static dev.eventcrm.command.Scene.json;
import static dev.eventcrm.command.Scene.people;
import static dev.eventcrm.command.Scene.storedUser;
import static dev.eventcrm.command.Scene.unique;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.schema.item.RegistrationStatus;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OlderClientsTest {
    private final CommandApi api = CommandApi.shared();
    private final Scene scene = new Scene(api);

    @Test
    void aWholeEvent() {
        String owner = scene.person();

        JsonNode event =
                api.post("/events", """
                {"title":"Tech Conference 2025","slug":"tech-conf-2025","description":"A major tech event.",
                 "startAt":"2025-08-01T09:00:00Z","endAt":"2025-08-01T17:00:00Z","venue":"NYC Convention Center",
                 "maxCapacity":200,"owner":"%s","hosts":["%s"]}""".formatted(owner, owner)).expect(201).json();

        assertThat(event.path("slug").asString()).isEqualTo("tech-conf-2025");
        assertThat(event.path("startAt").asString()).isEqualTo("2025-08-01T09:00:00Z");
        assertThat(event.path("eventId").asString()).isEqualTo(event.path("id").asString());
        assertThat(event.path("registeredCount").asInt()).isZero();
        assertThat(event.path("seatsLeft").asInt()).isEqualTo(200);
        assertThat(event.path("status").asString()).isEqualTo("active");
    }

    @Test
    void anEventWithHostIdsAndAttendees() {
        List<String> people = people(4);

        Reply reply = api.post("/events", """
                {"slug":"tech-meetup-2024","title":"Tech Meetup 2024","startAt":"2024-06-15T18:00:00Z",
                 "endAt":"2024-06-15T21:00:00Z","venue":"Tech Hub","maxCapacity":100,"owner":"%s",
                 "hostIds":["%s","%s"],"attendeeIds":["%s","%s"]}""".formatted(
                                people.get(0), people.get(0), people.get(1), people.get(2), people.get(3)))
                .expect(201);

        String id = reply.field("id");
        assertThat(reply.json().path("registeredCount").asInt()).isEqualTo(2);
        assertThat(expectAgreement(id).seatsLeft()).isEqualTo(98);
        assertThat(storedUser(people.get(1)).hosting()).containsExactly(id);
        assertThat(storedUser(people.get(2)).attending()).containsEntry(id, RegistrationStatus.REGISTERED);
        assertThat(reply.header("Consistency-Token"))
                .contains(
                        "event:" + id + ":1",
                        "user:" + people.get(3) + ":2",
                        "registration:" + id + "~" + people.get(3) + ":1");
    }

    @Test
    void anEventWithAnIdOfItsOwnADateAndOlderNames() {
        String owner = scene.person();
        String id = unique("my-own-id");

        JsonNode event =
                api.post("/events", """
                {"eventId":"%s","title":"T","description":"D","date":"2025-05-01","location":"L","capacity":100,
                 "organizer":"%s","status":"active"}""".formatted(id, owner)).expect(201).json();

        assertThat(event.path("id").asString()).isEqualTo(id);
        assertThat(event.path("startAt").asString()).isEqualTo("2025-05-01T00:00:00Z");
        assertThat(event.path("endAt").asString()).isEqualTo("2025-05-02T00:00:00Z");
        assertThat(event.path("venue").asString()).isEqualTo("L");
        assertThat(event.path("maxCapacity").asInt()).isEqualTo(100);
        assertThat(event.path("owner").asString()).isEqualTo(owner);
    }

    @Test
    void changesAndDeletions() {
        String id = scene.event(scene.person());

        assertThat(api.put("/events/" + id, json("location", "Elsewhere"))
                        .expect(200)
                        .field("venue"))
                .isEqualTo("Elsewhere");
        api.delete("/events/" + id).expect(204);
        api.put("/events/" + id, json("location", "Elsewhere")).expectProblem(404);
    }
}
