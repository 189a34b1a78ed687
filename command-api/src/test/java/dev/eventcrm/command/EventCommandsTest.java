package dev.eventcrm.command;

import static dev.eventcrm.command.Scene.anEvent;
import static dev.eventcrm.command.Scene.exists;
import static dev.eventcrm.command.Scene.expectAgreement;
import static dev.eventcrm.command.Scene.fields;
import static dev.eventcrm.command.Scene.json;
import static dev.eventcrm.command.Scene.people;
import static dev.eventcrm.command.Scene.storedUser;
import static dev.eventcrm.command.Scene.unique;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.schema.item.ItemKey;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class EventCommandsTest {
    private final CommandApi api = CommandApi.shared();
    private final Scene scene = new Scene(api);

    @Nested
    class Creating {
        @Test
        void makesTheOwnerTheHostOfAnEventWithoutHosts() {
            String owner = scene.person();

            String id = scene.event(owner, "hosts", List.of());

            assertThat(storedUser(owner).hosting()).containsExactly(id);
            assertThat(storedUser(owner).owning()).containsExactly(id);
            assertThat(storedUser(owner).itemVersion().version()).isEqualTo(2);
        }

        @Test
        void derivesASlugFromTheTitle() {
            Reply reply = create(scene.person(), "title", "Été à Paris — 2025!").expect(201);

            assertThat(reply.field("slug")).matches("ete-a-paris-2025-[0-9a-f]{8}");
            assertThat(exists(ItemKey.slugGuard(reply.field("slug")))).isTrue();
        }

        @Test
        void showsTimesInUtc() {
            Reply reply = create(
                            scene.person(),
                            "startAt",
                            "2086-08-01T09:00:00.123456+02:00",
                            "endAt",
                            "2086-08-01T10:00-05:00")
                    .expect(201);

            assertThat(reply.field("startAt")).isEqualTo("2086-08-01T07:00:00.123Z");
            assertThat(reply.field("endAt")).isEqualTo("2086-08-01T15:00:00Z");
        }

        @Test
        void refusesPeopleWhoDoNotExist() {
            String host = scene.person();
            String gone = scene.person();
            api.delete("/users/" + gone).expect(204);

            Reply reply = create("nobody", "hostIds", List.of(host, gone), "attendeeIds", List.of("no-one"))
                    .expectProblem(422);

            assertThat(reply.errorPlaces()).containsExactly("#/owner", "#/hostIds/1", "#/attendeeIds/0");
            assertThat(reply.text()).contains("'no-one'");
        }

        @Test
        void refusesAnIdThatIsTaken() {
            String owner = scene.person();
            String id = scene.event(owner);

            Reply reply = create(owner, "eventId", id).expectProblem(409);

            assertThat(reply.errorPlaces()).containsExactly("#/eventId");
            api.delete("/events/" + id).expect(204);
            assertThat(create(owner, "id", id).expectProblem(409).field("detail"))
                    .contains("deleted");
        }

        @Test
        void refusesASlugThatIsTaken() {
            String owner = scene.person();
            String slug = unique("slug");
            create(owner, "slug", slug).expect(201);

            assertThat(create(owner, "slug", slug).expectProblem(409).errorPlaces())
                    .containsExactly("#/slug");
        }

        @Test
        void refusesMoreAttendeesThanSeats() {
            assertThat(create(scene.person(), "maxCapacity", 1, "attendeeIds", people(2))
                            .expectProblem(409)
                            .errorPlaces())
                    .containsExactly("#/attendeeIds");
        }

        @Test
        void takesTheMostThatItAllows() {
            List<String> attendees = people(35);
            List<String> hosts = people(20);

            Map<String, @Nullable Object> event = anEvent(scene.person());
            event.putAll(fields("attendeeIds", attendees, "hosts", hosts));
            Reply reply = api.post("/events", json(event), "Idempotency-Key", unique("most"))
                    .expect(201);

            assertThat(expectAgreement(reply.field("id")).registeredCount()).isEqualTo(35);
        }

        @Test
        void oneWhoIsOwnerHostAndAttendeeIsWrittenOnce() {
            String person = scene.person();

            String id = scene.event(person, "hosts", List.of(person), "attendeeIds", List.of(person));

            assertThat(storedUser(person).itemVersion().version()).isEqualTo(2);
            assertThat(storedUser(person).owning()).containsExactly(id);
            assertThat(storedUser(person).hosting()).containsExactly(id);
            expectAgreement(id);
        }
    }

    @Nested
    class Changing {
        @Test
        void movesHostingAndOwningWithTheEvent() {
            List<String> people = people(4);
            String id = scene.event(people.get(0), "hosts", List.of(people.get(0), people.get(1)));

            Reply reply = api.put(
                            "/events/" + id,
                            json("owner", people.get(3), "hosts", List.of(people.get(1), people.get(2))))
                    .expect(200);

            assertThat(storedUser(people.get(0)).hosting()).isEmpty();
            assertThat(storedUser(people.get(0)).owning()).isEmpty();
            assertThat(storedUser(people.get(1)).hosting()).containsExactly(id);
            assertThat(storedUser(people.get(1)).itemVersion().version()).isEqualTo(2);
            assertThat(storedUser(people.get(2)).hosting()).containsExactly(id);
            assertThat(storedUser(people.get(3)).owning()).containsExactly(id);
            assertThat(reply.header("Consistency-Token"))
                    .contains("user:" + people.get(0), "user:" + people.get(2), "user:" + people.get(3))
                    .doesNotContain("user:" + people.get(1));
        }

        @Test
        void withoutHostsTheOwnerHosts() {
            List<String> people = people(2);
            String id = scene.event(people.get(0), "hosts", List.of(people.get(1)));

            api.put("/events/" + id, "{\"hosts\":null}").expect(200);

            assertThat(storedUser(people.get(0)).hosting()).containsExactly(id);
            assertThat(storedUser(people.get(1)).hosting()).isEmpty();
        }

        @Test
        void removesDescriptionAndLimitWhenTheyAreNull() {
            String id = scene.event(scene.person(), "description", "D", "maxCapacity", 5);

            JsonNode event = api.put("/events/" + id, "{\"description\":null,\"capacity\":null}")
                    .expect(200)
                    .json();

            assertThat(event.path("description").isNull()).isTrue();
            assertThat(event.path("maxCapacity").isNull()).isTrue();
            assertThat(event.path("seatsLeft").isNull()).isTrue();
        }

        @Test
        void takesBackWhatAnAnswerShowedAndWritesNothing() {
            Reply shown = create(scene.person(), "maxCapacity", 5).expect(201);

            Reply reply = api.put("/events/" + shown.field("id"), shown.text()).expect(200);

            assertThat(reply.text()).isEqualTo(shown.text());
            assertThat(reply.header("ETag")).isEqualTo("\"1\"");
        }

        @Test
        void refusesAnIdOtherThanThePaths() {
            String id = scene.event(scene.person());

            assertThat(api.put("/events/" + id, json("eventId", "another", "id", id))
                            .expectProblem(422)
                            .errorPlaces())
                    .containsExactly("#/eventId");
        }

        @Test
        void checksTheMergedTimes() {
            String id = scene.event(scene.person());

            assertThat(api.put("/events/" + id, json("endAt", "2086-08-01T08:00:00Z"))
                            .expectProblem(422)
                            .errorPlaces())
                    .containsExactly("#/endAt");
            assertThat(api.put("/events/" + id, json("start_at", "2086-08-01T18:00:00Z"))
                            .expectProblem(422)
                            .errorPlaces())
                    .containsExactly("#/start_at");
            assertThat(api.put("/events/" + id, json("date", "2086-09-01"))
                            .expect(200)
                            .field("endAt"))
                    .isEqualTo("2086-09-02T00:00:00Z");
        }

        @Test
        void cannotRemoveWhatEveryEventHas() {
            String id = scene.event(scene.person());

            assertThat(api.put("/events/" + id, "{\"title\":null,\"startAt\":null,\"slug\":null,\"status\":null}")
                            .expectProblem(422)
                            .errorPlaces())
                    .containsExactly("#/slug", "#/title", "#/startAt", "#/status");
            assertThat(api.put("/events/" + id, "{\"organizer\":null}")
                            .expectProblem(422)
                            .errorPlaces())
                    .containsExactly("#/organizer");
        }

        @Test
        void refusesFewerSeatsThanAreTaken() {
            List<String> people = people(2);
            String id = scene.event(people.get(0), "attendeeIds", people);

            assertThat(api.put("/events/" + id, json("capacity", 1))
                            .expectProblem(409)
                            .errorPlaces())
                    .containsExactly("#/capacity");
            api.put("/events/" + id, json("capacity", 2)).expect(200);
        }

        @Test
        void anotherSlugFreesTheOldOne() {
            String owner = scene.person();
            String old = unique("slug");
            String id = scene.event(owner, "slug", old);

            api.put("/events/" + id, json("slug", unique("slug"))).expect(200);

            create(owner, "slug", old).expect(201);
            assertThat(api.put("/events/" + id, json("slug", old))
                            .expectProblem(409)
                            .errorPlaces())
                    .containsExactly("#/slug");
        }

        @Test
        void actsOnlyOnTheVersionThatIfMatchNames() {
            String id = scene.event(scene.person());
            scene.register(id, scene.person()).expect(201);

            api.put("/events/" + id, json("title", "New"), "If-Match", "\"1\"").expectProblem(412);
            api.put("/events/" + id, json("title", "New"), "If-Match", "\"2\"").expect(200);
        }
    }

    private Reply create(String owner, @Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> event = anEvent(owner);
        event.putAll(fields(namesAndValues));
        return api.post("/events", json(event));
    }
}
